/** A mail server that takes everything and keeps only the first letter, in the file `LETTER`. */
import { writeFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'

let isFirst = true

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => isFirst && parts.push(part))
    stream.on('end', () => {
      if (isFirst) writeFileSync(process.env.LETTER!, Buffer.concat(parts))
      isFirst = false
      done()
    })
  },
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
