'use server'

import { getTranslations } from 'next-intl/server'
import { defineAction } from '@/lib/action'
import { storedLocale } from '@/lib/articles/rows'
import { db } from '@/lib/db'
import { countView } from './mutations'
import { viewSchema } from './schema'

const count = defineAction({
  schema: viewSchema,
  run: async ({ translationId }) => {
    const view = await countView(db(), translationId)
    const t = await getTranslations({ locale: storedLocale(view.locale), namespace: 'ViewCounter' })
    return { count: view.count, label: t('views', { count: view.count }) }
  },
})

/** Counts one reading. Answers with the number and its sentence in the text's language; never invalidates a page. */
export async function countViewAction(input: unknown) {
  return count(input)
}
