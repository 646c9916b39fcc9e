// Loaded into Next's processes with --import. They hold one end of a pipe; when the supervisor dies, however it dies, the
// other end closes, and a server without database and supervisor ends by itself instead of keeping the port.
import { Socket } from 'node:net'

const fd = Number(process.env.MERIDIAN_LIFELINE)
// Next's own children inherit the environment and --import, but not the pipe.
delete process.env.MERIDIAN_LIFELINE

if (fd) {
  const lifeline = new Socket({ fd, readable: true, writable: false })
  lifeline.on('error', () => process.exit(0))
  lifeline.on('close', () => process.exit(0))
  lifeline.resume()
  lifeline.unref()
}
