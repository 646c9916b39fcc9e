/** What a word would be on another keyboard layout. */
export function wordReadings(_word: string): string[] {
  return []
}
