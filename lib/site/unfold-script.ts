/**
 * Lays out what is far down the page (`data-far`, app/styles/base.css), one piece in each pause, once the first screen is there:
 * a slow telephone shows a page sooner and answers a touch meanwhile. Whoever scrolls is not waited for: the browser lays out what
 * comes near by itself. Soon everything stands, and whatever looks at the whole page finds it.
 */
export const unfoldScript = `(function(d,w){
var i=w.requestIdleCallback||function(f){setTimeout(f,50)};
function next(){var e=d.querySelector('[data-far]');if(e){e.removeAttribute('data-far');w.requestAnimationFrame(function(){i(next)})}}
w.addEventListener('load',function(){i(next)})
})(document,window)`.replaceAll('\n', '')
