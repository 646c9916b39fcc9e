import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { rushMark } from '@/lib/views/constants'
import { frontDoor } from '@/lib/views/front-door'
import { markRush } from '@/lib/views/pages'

function markOf(path: string) {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  markRush(response, path)
  return response.getHeader('server-timing')
}

it('marks the pages of stories in a rush, and nothing else', () => {
  expect(markOf('/hy/articles/snow')).toBeUndefined()
  for (let reader = 0; reader < 100; reader += 1) frontDoor().way()
  expect(markOf('/hy/articles/snow')).toBe(rushMark)
  expect(markOf('/hy')).toBeUndefined()
  expect(markOf('/fonts/serif.woff2')).toBeUndefined()
})
