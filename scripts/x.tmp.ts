import { load, perSecond } from '@/lib/bench/load/load'
const [path='', rate='', secs='10']=process.argv.slice(2)
const r=await load({port:3100,paths:[path],seconds:Number(secs),...(rate&&rate!=='0'?{rate:Number(rate)}:{})})
console.log(perSecond(r),JSON.stringify({...r,latencies:undefined}).slice(0,400))
