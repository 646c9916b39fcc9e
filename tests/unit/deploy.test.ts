import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { delivery } from '@/lib/delivery/constants'
import { projectRoot, readProjectFile } from '@/tests/helpers/source-files'

const files = readdirSync(path.join(projectRoot, 'deploy'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))

/** Of deploy/env.example: where nginx listens on the machine itself. */
const ofCompose = 'MERIDIAN_PORT'

describe.each(files)('%s', (file) => {
  it('names settings that there are', () => {
    const known = readProjectFile('.env.example')
    const named = readProjectFile(file).match(/\bMERIDIAN_[A-Z_]+/g) ?? []
    expect(named.filter((name) => name !== ofCompose && !known.includes(name))).toEqual([])
  })
})

describe('what is deployed', () => {
  const seconds = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1])
  const drain = /MERIDIAN_DRAIN_SECONDS: "(\d+)"/

  it('is given the time that its end takes', () => {
    const compose = readProjectFile('deploy/compose.yaml')
    expect(seconds(compose, /stop_grace_period: (\d+)s/) * 1_000).toBeGreaterThan(delivery.gone)
    expect(seconds(compose, drain)).toBeGreaterThan(0)
    const pod = readProjectFile('deploy/kubernetes/deployment.yaml')
    const patience = seconds(pod, /terminationGracePeriodSeconds: (\d+)/)
    expect(patience * 1_000).toBeGreaterThan(delivery.gone)
    expect(seconds(readProjectFile('deploy/kubernetes/settings.yaml'), drain)).toBeGreaterThan(0)
  })

  it('runs for no root, with two instances at least, and one that stays', () => {
    expect(
      readProjectFile('deploy/Dockerfile')
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('USER'))
        .at(-1),
    ).toBe('USER node')
    expect(readProjectFile('deploy/kubernetes/deployment.yaml')).toContain('runAsNonRoot: true')
    const scaling = readProjectFile('deploy/kubernetes/scaling.yaml')
    expect(seconds(scaling, /minReplicas: (\d+)/)).toBeGreaterThanOrEqual(2)
    expect(seconds(scaling, /minAvailable: (\d+)/)).toBeGreaterThanOrEqual(1)
  })

  it('is asked on the port where it tells how it is', () => {
    const [, port] = /MERIDIAN_HEALTH_PORT=(\d+)/.exec(readProjectFile('deploy/Dockerfile')) ?? []
    expect(readProjectFile('deploy/kubernetes/deployment.yaml')).toContain(`name: health, containerPort: ${port}`)
    expect(readProjectFile('deploy/kubernetes/settings.yaml')).toContain(`MERIDIAN_HEALTH_PORT: "${port}"`)
  })
})
