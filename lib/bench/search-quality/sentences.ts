import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const sentenceSchema = z.object({
  id: z.string(),
  text: z.string(),
  tokens: z.array(z.tuple([z.string(), z.string(), z.string()])),
})

export type Sentence = z.infer<typeof sentenceSchema>

/**
 * Sentences with their lemmas, each text once.
 *
 * @throws when the file is not there or a line has another form
 */
export async function readSentences(file: string): Promise<Sentence[]> {
  const byText = new Map<string, Sentence>()
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line.trim() === '') continue
    const sentence = sentenceSchema.parse(JSON.parse(line))
    if (!byText.has(sentence.text)) byText.set(sentence.text, sentence)
  }
  return [...byText.values()]
}
