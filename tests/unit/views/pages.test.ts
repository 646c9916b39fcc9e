import { expect, it } from 'vitest'
import { rushMark } from '@/lib/views/constants'
import { frontDoor } from '@/lib/views/front-door'
import { rushHeaders } from '@/lib/views/pages'

it('marks the pages of stories in a rush, and nothing else', () => {
  expect(rushHeaders('/hy/articles/snow')).toEqual([])
  for (let reader = 0; reader < 100; reader += 1) frontDoor().way()
  expect(rushHeaders('/hy/articles/snow')).toEqual(['server-timing', rushMark])
  expect(rushHeaders('/hy')).toEqual([])
  expect(rushHeaders('/fonts/serif.woff2')).toEqual([])
})
