import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Failure } from './failures'
import { parseJson, readIfPresent, writeFileAtomic } from './files'

const secretsSchema = z.object({
  /** Of the embedded PostgreSQL's superuser, which only provisioning uses. */
  superuserPassword: z.string().min(32),
  /** Of the role the application connects with. */
  databasePassword: z.string().min(32),
  /** AES key of Next's server actions, base64 of 32 bytes. The same key keeps action ids across builds. */
  serverActionsKey: z.string().refine((value) => Buffer.from(value, 'base64').length === 32),
})

export type Secrets = z.infer<typeof secretsSchema>

function generateSecrets(): Secrets {
  return {
    superuserPassword: randomBytes(24).toString('base64url'),
    databasePassword: randomBytes(24).toString('base64url'),
    serverActionsKey: randomBytes(32).toString('base64'),
  }
}

/**
 * The secrets of a data directory, made at its first use and readable by their owner alone.
 *
 * @throws Failure `database_damaged_secrets` when the file is there but not whole
 */
export function loadSecrets(file: string): { secrets: Secrets; created: boolean } {
  const text = readIfPresent(file)
  if (text === null) {
    const secrets = generateSecrets()
    writeFileAtomic({ file, text: `${JSON.stringify(secrets, null, 2)}\n`, mode: 0o600 })
    return { secrets, created: true }
  }
  const parsed = secretsSchema.safeParse(parseJson(text))
  if (parsed.success) return { secrets: parsed.data, created: false }
  throw new Failure('database_damaged_secrets', {
    sentence: `${file} is damaged.`,
    advice: 'Restore it from a backup, or delete it: passwords and keys are then made anew, and nothing else is lost.',
    cause: parsed.error,
  })
}
