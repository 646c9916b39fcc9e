import { languagesCookie } from '@/lib/i18n/languages'
import { inOneLine } from '@/lib/in-one-line'

/** Id of the list of a page's scripts that are not loaded yet; lib/delivery/finish/slim/held-scripts.ts writes it. */
export const heldScriptsId = 'held-scripts'

/** Told by the window when everything on the page has hydrated. */
export const awakeEvent = 'meridian:awake'

/** A page that is in sight for so many milliseconds wakes by itself: it looks for breaking stories from then on. */
const untouched = 20_000

/** For how many milliseconds a press waits for the scripts: a link leads somewhere without them. */
export const patience = { button: 8_000, link: 1_500 }

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
 * - Who has chosen a list of languages keeps it on the way from a story to a list, so then every link of the site waits.
 *
 * Where no list of scripts stands (search results, development) the scripts are loaded as Next loads them, and this does nothing.
 */
export const wakeScript = inOneLine(`(function (d, w) {
  var root = d.documentElement, options = { capture: true, passive: true }, signs = ${JSON.stringify(signs)};
  var begun = false, isAwake = false, presses = [], timer;

  function list() { return d.getElementById('${heldScriptsId}') }

  function wake() {
    if (begun) return;
    if (d.readyState == 'loading') return d.addEventListener('DOMContentLoaded', wake, { once: true });
    begun = true;
    signs.forEach(function (name) { w.removeEventListener(name, notice, options) });
    if (list()) JSON.parse(list().textContent).forEach(function (address) {
      var script = d.createElement('script');
      script.src = address;
      script.async = true;
      script.onerror = wakened;
      d.head.appendChild(script)
    })
  }

  function notice(e) {
    if (e.type != 'pointermove' || e.movementX !== 0 || e.movementY !== 0) wake()
  }

  function wakened() {
    if (isAwake) return;
    isAwake = true;
    clearTimeout(timer);
    delete root.dataset.waking;
    presses.splice(0).forEach(function (element) { element.click() })
  }

  function keep(element, e) {
    e.preventDefault();
    e.stopImmediatePropagation();
    presses.push(element);
    root.dataset.waking = '';
    wake();
    clearTimeout(timer);
    timer = setTimeout(wakened, element.href ? ${patience.link} : ${patience.button})
  }

  function isOurs(e) {
    return !isAwake && list() && e.target.closest && !(e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.altKey)
  }

  signs.forEach(function (name) { w.addEventListener(name, notice, options) });
  w.addEventListener('${awakeEvent}', wakened);
  w.addEventListener('click', function (e) {
    var kept = d.cookie.indexOf('${languagesCookie}=') < 0 ? '${held}' : '${held},a[href^="/"]';
    var element = isOurs(e) && !e.shiftKey && e.target.closest(kept);
    if (element) keep(element, e)
  }, true);
  w.addEventListener('keydown', function (e) {
    var element = e.key == '/' && isOurs(e) && !e.target.closest('input,textarea,select') && d.querySelector('[aria-keyshortcuts="/"]');
    if (element) keep(element, e)
  }, true);
  setTimeout(function () { if (d.visibilityState == 'visible') wake() }, ${untouched})
})(document, window)`)
