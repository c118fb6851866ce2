/** node:http and one query, and nothing else. */
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE, max: 20 })
const members = process.env.COMMUNITY

createServer(async (_, answer) => {
  const { rows } = await pool.query(
    'select id, first_name, last_name from members where community_id = $1 order by name_key limit 50',
    [members],
  )
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(rows))
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
