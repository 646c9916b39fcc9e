import pino from 'pino'

/** One JSON line per event; nothing of a reader but the address that was asked for. */
export const log = pino({
  base: null,
  level: process.env.MERIDIAN_LOG_LEVEL || 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  messageKey: 'message',
})
