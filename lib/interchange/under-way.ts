/** Ids of stories that are read but not written yet: about them the database cannot be asked. */
export function createUnderWay() {
  const counts = new Map<string, number>()
  return {
    /** @returns false when a line before this one, with the same id, is not written yet */
    begin(externalId: string): boolean {
      const before = counts.get(externalId) ?? 0
      counts.set(externalId, before + 1)
      return before === 0
    },
    end(externalId: string) {
      const left = (counts.get(externalId) ?? 1) - 1
      if (left > 0) counts.set(externalId, left)
      else counts.delete(externalId)
    },
  }
}
