import { defaultTextSize, textSizeKey, textSizes, themeKey, themes } from './preferences'

const body = `(function(d,w){
var h=d.documentElement,s;h.dataset.js='';try{s=w.localStorage}catch(e){}
function r(k,a,o,f){var v=null;try{v=s.getItem(k)}catch(e){}h.dataset[a]=o.indexOf(v)<0?f:v}
function all(){r(${JSON.stringify(themeKey)},'theme',${JSON.stringify(themes)},'system');r(${JSON.stringify(textSizeKey)},'textSize',${JSON.stringify(textSizes.map(String))},'${defaultTextSize}')}
function check(){var i=d.querySelector('[data-theme-option='+h.dataset.theme+'] input');if(i)i.checked=true}
all();d.addEventListener('DOMContentLoaded',check);w.addEventListener('storage',function(){all();check()})
})(document,window)`.replaceAll('\n', '')

/**
 * Applies the remembered theme and text size, and what is chosen in another tab, also while nothing of the page has
 * hydrated. Storage may be forbidden; then the defaults hold.
 */
export const preferencesScript = `try{${body}}catch(e){}`
