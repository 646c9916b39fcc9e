import { inOneLine } from '@/lib/in-one-line'
import { languagesCookie, separator } from './languages'

/** Where a reader's "no" is remembered. */
const declinedKey = 'languages-declined'

/**
 * Shows the offer that stands before it when the browser asks for other languages of the site: the same list as in
 * Accept-Language, which a static page cannot read. It is asked once, before the first paint, so that nothing moves. Storage
 * may be forbidden; then nothing is offered, for the answer could not be remembered.
 */
export const offerScript = inOneLine(`(function (d, w) {
  try {
    var storage = w.localStorage, offer = d.querySelector('[data-offer]'), link = offer.querySelector('a'), wanted = [];
    if (storage.getItem('${declinedKey}') || d.cookie.indexOf('${languagesCookie}=') >= 0) return;
    navigator.languages.forEach(function (tag) {
      var language = tag.split('-')[0];
      var name = /^[a-z]+$/.test(language) && offer.querySelector('[data-offer-language=' + language + ']');
      if (!name || wanted.indexOf(language) >= 0) return;
      wanted.push(language);
      name.hidden = false
    });
    if (!wanted.length) return;
    link.dataset.languages = [offer.dataset.offer].concat(wanted).join('${separator}');
    link.href = location.pathname.replace(/^\\/[^/]*/, '/' + link.dataset.languages) + location.search;
    offer.querySelector('button').addEventListener('click', function () {
      storage.setItem('${declinedKey}', '1');
      offer.hidden = true
    });
    offer.hidden = false
  } catch (e) {}
})(document, window)`)
