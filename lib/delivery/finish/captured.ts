/** A response as it was made: lower-case names of headers, the body as it is. */
export type Captured = { status: number; headers: [string, string][]; body: Buffer }
