import { z } from 'zod'

export const viewSchema = z.strictObject({ translationId: z.uuid() })
