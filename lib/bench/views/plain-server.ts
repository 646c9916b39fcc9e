// Run by plain.ts as a process of its own, on one core: what Node's own HTTP server does with a beacon at the least.
import { createServer } from 'node:http'

const body = JSON.stringify({ count: 678, label: '678 views' })
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length }

createServer((request, response) => {
  request.setEncoding('utf8')
  request.on('data', () => undefined)
  request.once('end', () => response.writeHead(200, headers).end(body))
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'))
