import { z } from 'zod'

/** What a notification carries. An instance of an earlier version does not say which row it is about. */
export const notificationSchema = z.object({ id: z.string().optional(), tags: z.array(z.string()), purge: z.boolean() })
