// Run by bench/beacon.ts as a process of its own, on one core: the beacon behind Node's own HTTP server.
import { createServer } from 'node:http'
import { viewRoutes } from '@/lib/views/direct'
import { views } from '@/lib/views/service'

const port = Number(process.argv[2])

createServer((request, response) => {
  const path = request.url?.split('?')[0]
  const route = viewRoutes.find((candidate) => candidate.method === request.method && candidate.path === path)
  if (route) void route.handle(request, response)
  else response.writeHead(404).end()
}).listen(port, '127.0.0.1', () => process.stdout.write('ready\n'))
// As the site does: what lies on disk does not wait for a reader.
await views()
