import { useSyncExternalStore } from 'react'

function unsubscribe() {
  // There was nothing to subscribe to.
}

function subscribe() {
  return unsubscribe
}

/** A value only the browser knows and that does not change while the page is open; `initial` while hydrating. */
export function useBrowserValue<Value>(read: () => Value, initial: Value): Value {
  return useSyncExternalStore(subscribe, read, () => initial)
}
