import { languagesCookie, separator } from './languages'

/** Where a reader's "no" is remembered. */
const declinedKey = 'languages-declined'

/**
 * Shows the offer that stands before it when the browser asks for other languages of the site: the same list as in
 * Accept-Language, which a static page cannot read. It is asked once, before the first paint, so that nothing moves. Storage
 * may be forbidden; then nothing is offered, for the answer could not be remembered.
 */
export const offerScript = `(function(d,w){try{
var s=w.localStorage,o=d.querySelector('[data-offer]'),l=o.querySelector('a'),f=[];
if(s.getItem('${declinedKey}')||d.cookie.indexOf('${languagesCookie}=')>=0)return;
navigator.languages.forEach(function(t){t=t.split('-')[0];var n=/^[a-z]+$/.test(t)&&o.querySelector('[data-offer-language='+t+']');if(n&&f.indexOf(t)<0){f.push(t);n.hidden=false}});
if(!f.length)return;
l.dataset.languages=[o.dataset.offer].concat(f).join('${separator}');
l.href=location.pathname.replace(/^\\/[^/]*/,'/'+l.dataset.languages)+location.search;
o.querySelector('button').addEventListener('click',function(){s.setItem('${declinedKey}','1');o.hidden=true});
o.hidden=false
}catch(e){}})(document,window)`.replaceAll('\n', '')
