export function isSupportedNode(version: string): boolean
export const nodeAdvice: string
