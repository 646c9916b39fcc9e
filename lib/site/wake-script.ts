/** Id of the list of a page's scripts that are not loaded yet; lib/delivery/slim/held-scripts.ts writes it. */
export const heldScriptsId = 'held-scripts'

/** Told by the window when everything on the page has hydrated. */
export const awakeEvent = 'meridian:awake'

/** Milliseconds. */
const times = {
  /** A page that is in sight for so long wakes by itself: it looks for breaking stories from then on. */
  untouched: 20_000,
  /** A press of a button waits for the scripts for so long, */
  button: 8_000,
  /** and a link, which leads somewhere without them. */
  link: 1_500,
}

/** Signs that somebody is there. A touch or a key comes before the press that it belongs to, mostly by a tenth of a second. */
const signs = ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'focusin', 'scroll', 'wheel']

/** What only works with scripts, and the links that scripts change before they are followed. */
const held = [
  'button:not([data-plain])',
  'label',
  ...['[rel=next]', '[data-copy-link]', '[data-switch-locale]', '[data-languages]', '[data-keep-block]'].map(
    (mark) => `a${mark}`,
  ),
  'a[aria-keyshortcuts]',
].join()

/**
 * A page sleeps until somebody touches it: it is complete without its scripts, and they are most of what it would load and
 * of what a slow telephone would do before it could be read.
 *
 * - Wakes at the first sign of a reader, and after a while in sight. While the page is made in advance nothing wakes it.
 * - Presses on what hydrates are kept, and done in their order when everything has hydrated: `awakeEvent`. If the scripts do
 *   not come, links are followed as they are.
 * - Browsers tell a page that comes up under a resting pointer that it has moved, by nothing: nobody did that.
 * - `/` counts as a press on what it is the shortcut of.
 *
 * Where no list of scripts stands (search results, development) the scripts are loaded as Next loads them, and this does nothing.
 */
export const wakeScript = `(function(d,w){
var o={capture:true,passive:true},S=${JSON.stringify(signs)},b=0,a=0,p=[],t;
function list(){return d.getElementById('${heldScriptsId}')}
function wake(e){if(b||(e&&e.type=='pointermove'&&e.movementX===0&&e.movementY===0))return;if(d.readyState=='loading')return d.addEventListener('DOMContentLoaded',function(){wake()},{once:true});
b=1;S.forEach(function(n){w.removeEventListener(n,wake,o)});
var l=list();if(!l)return;
JSON.parse(l.textContent).forEach(function(u){var s=d.createElement('script');s.src=u;s.async=true;s.onerror=awake;d.head.appendChild(s)})}
function awake(){if(a)return;a=1;clearTimeout(t);delete d.documentElement.dataset.waking;p.splice(0).forEach(function(x){x.click()})}
function keep(x,e){e.preventDefault();e.stopImmediatePropagation();p.push(x);d.documentElement.dataset.waking='';wake();
clearTimeout(t);t=setTimeout(awake,x.href?${times.link}:${times.button})}
function plain(e){return a||!list()||e.defaultPrevented||e.button||e.ctrlKey||e.metaKey||e.shiftKey||e.altKey||!e.target.closest}
S.forEach(function(n){w.addEventListener(n,wake,o)});
w.addEventListener('${awakeEvent}',awake);
w.addEventListener('click',function(e){var x=plain(e)?0:e.target.closest('${held}');if(x)keep(x,e)},true);
w.addEventListener('keydown',function(e){var x=plain(e)||e.target.closest('input,textarea,select')?0:d.querySelector('[aria-keyshortcuts="'+(e.key=='/'?e.key:'')+'"]');if(x)keep(x,e)},true);
setTimeout(function(){if(d.visibilityState=='visible')wake()},${times.untouched})
})(document,window)`.replaceAll('\n', '')
