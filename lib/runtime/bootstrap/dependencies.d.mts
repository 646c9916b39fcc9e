export function isInstalled(texts: { lock: string; installed: string | null }): boolean
export function ensureDependencies(root: string): Promise<void>
