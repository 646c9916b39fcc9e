import { defaultTextSize, textSizeKey, textSizes, themeKey, themes } from './preferences'

const body = `(function(d,s){d.dataset.js='';function r(k,a,o,f){var v=null;try{v=s.getItem(k)}catch(e){}d.dataset[a]=o.indexOf(v)<0?f:v}r(${JSON.stringify(themeKey)},'theme',${JSON.stringify(themes)},'system');r(${JSON.stringify(textSizeKey)},'textSize',${JSON.stringify(textSizes.map(String))},'${defaultTextSize}')})(document.documentElement,window.localStorage)`

/** Applies the remembered theme and text size. Storage may be forbidden; then the defaults hold. */
export const preferencesScript = `try{${body}}catch(e){}`
