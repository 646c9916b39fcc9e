import { z } from 'zod'

/** What a notification carries. */
export const notificationSchema = z.object({ tags: z.array(z.string()), purge: z.boolean() })
