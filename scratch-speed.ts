import { readFileSync } from 'node:fs'
import { lexiconOf } from '@/lib/search/analysis/dictionaries'
import { analyze } from '@/lib/search/analysis/analyze'
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6 }
;(globalThis as any).gc()
const h0 = process.memoryUsage().heapUsed
for (const l of ['hy', 'ru'] as const) { const a = performance.now(), c = cpu(); lexiconOf(l); console.log(l, 'load', ((performance.now() - a) / 1000).toFixed(3), 's wall', (cpu() - c).toFixed(3), 's cpu') }
;(globalThis as any).gc(); console.log('heap', ((process.memoryUsage().heapUsed - h0) / 1048576).toFixed(1), 'MB')
const news = readFileSync('/work/shared/data/news-62.jsonl', 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l))
for (const locale of ['en', 'ru', 'hy'] as const) {
  const texts = news.flatMap((n) => { const t = n.translations[locale]; return t ? [t.title, t.lead ?? '', ...(Array.isArray(t.body) ? t.body.map((b: any) => typeof b === 'string' ? b : typeof b.content === 'string' ? b.content : '') : [])] : [] }).filter(Boolean)
  const bytes = texts.reduce((s: number, t: string) => s + Buffer.byteLength(t), 0)
  const pass = () => { const a = performance.now(), c = cpu(); for (const text of texts) analyze({ text, locale }); return [(performance.now() - a) / 1000, cpu() - c] }
  const first = pass(); let later: number[] = []; for (let i = 0; i < 6; i++) later = pass()
  console.log(locale, 'kB', (bytes / 1000).toFixed(0), 'first', (bytes / 1e6 / first[0]!).toFixed(2), 'MB/s', (bytes / 1e6 / first[1]!).toFixed(2), 'per cpu s; later', (bytes / 1e6 / later[0]!).toFixed(1), (bytes / 1e6 / later[1]!).toFixed(1))
}
