import crawlers from 'crawler-user-agents'
import UserAgent from 'user-agents'
import { describe, expect, it } from 'vitest'
import { classifyAgent } from '@/lib/views/agents'
import { automatedPatterns } from '@/lib/views/patterns'

describe('classifyAgent', () => {
  it('counts fewer than 1 in 200 of the agents in the public list of crawlers', () => {
    const agents = [...new Set(crawlers.flatMap((crawler) => crawler.instances))]
    expect(agents.length).toBeGreaterThan(1_500)
    const counted = agents.filter((agent) => classifyAgent(agent) === 'human')
    expect(counted.length / agents.length, counted.join('\n')).toBeLessThanOrEqual(0.005)
  })

  it('counts real browsers: fewer than 1 in 1,000 are missed', () => {
    const agents = new Set<string>()
    for (let draw = 0; draw < 4_000 && agents.size < 400; draw += 1) agents.add(new UserAgent().toString())
    expect(agents.size).toBeGreaterThanOrEqual(200)
    const missed = [...agents].filter((agent) => classifyAgent(agent) !== 'human')
    expect(missed.length / agents.size, missed.join('\n')).toBeLessThanOrEqual(0.001)
  })

  it('counts the browsers inside the apps that stories are shared in', () => {
    const inApps = [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22G86 [FBAN/FBIOS;FBAV/530.0.0.41.75;FBBV/775]',
      'Mozilla/5.0 (Linux; Android 15; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.7499.34 Mobile Safari/537.36 Instagram 410.0.0.0.96 Android',
      'Mozilla/5.0 (Linux; arm_64; Android 14; 2201117TG) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 YaBrowser/25.12.0.0 Mobile Safari/537.36',
      'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
    ]
    expect(inApps.map(classifyAgent)).toEqual(inApps.map(() => 'human'))
  })

  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'spider'],
    ['TelegramBot (like TwitterBot)', 'spider'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/147.0.0.0 Safari/537.36',
      'automated',
    ],
    ['curl/8.5.0', 'automated'],
    ['', 'automated'],
    ['Mozilla/5.0 '.repeat(100), 'automated'],
  ])('%s is %s', (agent, kind) => {
    expect(classifyAgent(agent)).toBe(kind)
    expect(classifyAgent(agent)).toBe(kind)
  })

  it('knows every word it publishes, in any case', () => {
    for (const word of automatedPatterns) {
      expect(classifyAgent(`Mozilla/5.0 (X11) ${word.toUpperCase()}1.0`), word).not.toBe('human')
    }
  })
})
