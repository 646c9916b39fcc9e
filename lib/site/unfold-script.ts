import { inOneLine } from '@/lib/in-one-line'

/**
 * Lays out what is far down the page (`data-far`, app/styles/base.css), one piece in each pause, or each second without one, once
 * the first screen is there: a slow telephone shows a page sooner and answers a touch meanwhile. Whoever scrolls is not waited
 * for: the browser lays out what comes near by itself. Soon everything stands, and whatever looks at the whole page finds it.
 */
export const unfoldScript = inOneLine(`(function (d, w) {
  function whenIdle(work) {
    w.requestIdleCallback ? w.requestIdleCallback(work, { timeout: 1000 }) : setTimeout(work, 50)
  }

  function next() {
    var element = d.querySelector('[data-far]');
    if (!element) return;
    element.removeAttribute('data-far');
    w.requestAnimationFrame(function () { whenIdle(next) })
  }

  w.addEventListener('load', function () { whenIdle(next) })
})(document, window)`)
