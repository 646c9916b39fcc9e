import { inOneLine } from '@/lib/in-one-line'
import { readingTime, rushMark, viewsPath } from './constants'

/** How long an action that does not answer is waited for. Milliseconds. */
const patience = 4_000

/** Pauses before the view is sent again when the server is too busy. Milliseconds, each up to half as long again. */
const pauses = [4_000, 12_000, 40_000, 120_000]

/**
 * What the page does to be counted, in plain JavaScript without modules: it works where the modules failed, too.
 *
 * - Starts when the page is a page: not while it is prerendered. What is prefetched runs nothing.
 * - Reads the number, and the way views are to take. Writes it only where one stands: an element that the server left
 *   empty must still be empty when it hydrates. A page that came with the mark of a rush asks for neither: its own view is
 *   answered with the number.
 * - After a second in sight, in one piece, sends the view once: when that is the way, through the server action, called as
 *   React would call it; else (a rush, no answer about the way in that second, unknown action, no answer of it, one in
 *   another form) through the beacon. Left before that answered: the beacon, which outlives the page. Both at once do no
 *   harm: the second of them is the same reader again.
 * - A page that comes back from the back/forward cache goes on where it was, so it is not counted twice.
 *
 * @see components/article/view-counter.tsx
 */
export const viewScript = inOneLine(`(function(d,w){
var e=d.querySelector('[data-views]');if(!e||!w.fetch)return;
var p='${viewsPath}',v=JSON.parse(e.dataset.views),s=0,k=0,t,y;
v.from=d.referrer&&new URL(d.referrer).hostname;v.driven=!!navigator.webdriver;
function rush(){var q=w.performance,n=q&&q.getEntriesByType&&q.getEntriesByType('navigation')[0];return n&&n.serverTiming&&n.serverTiming.some(function(m){return m.name=='${rushMark}'})}
function say(r){if(r&&r.label&&e.firstChild)e.firstChild.data=r.label}
function again(){if(k<${pauses.length})setTimeout(beacon,[${pauses}][k++]*(1+Math.random()/2))}
function beacon(){if(s>1)return;return fetch(p,{method:'POST',body:JSON.stringify(v),keepalive:true}).then(function(r){if(r.status>=500)again();else{s=2;if(r.status==200)return r.json().then(say)}},again)}
function act(){if(s>1)return;var a=e.dataset.action;
if(y!='action'||!a)return beacon();
var o=0,f=function(){if(!o++)beacon()};setTimeout(f,${patience});
fetch(location.pathname,{method:'POST',headers:{'Next-Action':a,Accept:'text/x-component'},body:JSON.stringify([v])})
.then(function(r){return r.ok?r.text():''})
.then(function(r){if(o)return;r=/^1:({.*})$/m.exec(r);r=r&&JSON.parse(r[1]);if(r&&r.ok){o=1;s=2;say(r.data)}else f()})
.catch(f)}
function see(){clearTimeout(t);
if(d.visibilityState=='visible'){if(!s)t=setTimeout(function(){s=1;act()},${readingTime})}
else if(s==1&&navigator.sendBeacon&&navigator.sendBeacon(p,JSON.stringify(v)))s=2}
function go(){see();d.addEventListener('visibilitychange',see);w.addEventListener('pagehide',see);
if(v.translationId&&!rush())fetch(p+'?story='+v.articleId+'&locale='+d.documentElement.lang).then(function(r){return r.ok&&r.json()}).then(function(r){if(r){y=r.way;if(s<2)say(r)}},function(){})}
if(d.prerendering)d.addEventListener('prerenderingchange',go,{once:true});else go()
})(document,window)`)
