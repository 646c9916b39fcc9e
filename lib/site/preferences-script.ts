import { inOneLine } from '@/lib/in-one-line'
import { defaultTextSize, textSizeKey, textSizes, themeKey, themes } from './preferences'

/**
 * Applies the remembered theme and text size, and what is chosen in another tab, also while nothing of the page has
 * hydrated. Storage may be forbidden, and anything may stand in it: then the defaults hold.
 */
export const preferencesScript = inOneLine(`(function (d, w) {
  var data = d.documentElement.dataset;
  data.js = '';

  function read(key, allowed, otherwise) {
    try {
      var value = w.localStorage.getItem(key);
      return allowed.indexOf(value) < 0 ? otherwise : value
    } catch (e) {
      return otherwise
    }
  }

  function apply() {
    data.theme = read('${themeKey}', ${JSON.stringify(themes)}, 'system');
    data.textSize = read('${textSizeKey}', ${JSON.stringify(textSizes.map(String))}, '${defaultTextSize}')
  }

  function check() {
    var option = d.querySelector('[data-theme-option=' + data.theme + '] input');
    if (option) option.checked = true
  }

  apply();
  d.addEventListener('DOMContentLoaded', check);
  w.addEventListener('storage', function () { apply(); check() })
})(document, window)`)
