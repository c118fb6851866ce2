import { performance } from 'node:perf_hooks'
import { newCode, printCode } from '#domain/invitations/access-code.ts'
import type { PassSheets } from '#integrations/passes/passes.ts'
import { pdfPasses } from '#integrations/passes/pdf.ts'
import { readPdf } from '#test/read-pdf.ts'
import { inTurn, type Row } from './measure.ts'
import { drawPlainPasses } from './peers/plain-passes.ts'

const passes = 1000
const url = 'https://communitrak.example.com'

/** How long 1,000 passes may take, in seconds. */
const limit = 1

/** P13: 1,000 passes as PDF, beside the bare libraries; and every one of them read back. */
export async function measurePasses(): Promise<Row[]> {
  const codes = Array.from({ length: passes }, newCode)
  const cards = sheetsOf('cards', codes)
  const letters = sheetsOf('letters', codes)
  await draw(sheetsOf('cards', codes.slice(0, 10))) // fonts are read once
  const times = await inTurn({
    cards: () => secondsOf(() => draw(cards)),
    letters: () => secondsOf(() => draw(letters)),
    peer: () => secondsOf(() => drawPlainPasses(codes.map(printCode), url)),
  })
  const found = (await readPdf(await draw(cards))).flatMap((sheet) => sheet.codes)
  const missing = cards.passes.filter(({ joinUrl }) => !found.includes(joinUrl)).length
  if (missing > 0) throw new Error(`${missing} of ${passes} QR codes could not be read back.`)
  const note = 'pdfkit and qr alone, without fonts, words and cut marks'
  const row = (what: string, ours: number): Row => {
    const { peer } = times
    const met = ours < limit
    const ratio = ours / peer
    return { target: 'P13', what, ours, peer, unit: 's', ratio, limit: `< ${limit} s`, met, note }
  }
  return [
    row('1,000 cards, each QR code read back', times.cards),
    row('1,000 letters', times.letters),
  ]
}

function sheetsOf(layout: PassSheets['layout'], codes: ReturnType<typeof newCode>[]): PassSheets {
  return {
    layout,
    paper: 'letter',
    locale: 'en',
    community: { name: 'Heron Landing', color: '#1f6f54', logo: null, lines: ['AUSTIN TX 78701'] },
    typeAt: 'communitrak.example.com/join/resident',
    askName: 'Lee Board',
    day: 'November 21, 2026',
    passes: codes.map((code, at) => ({
      code: printCode(code),
      joinUrl: `${url}/join/${code}`,
      home: {
        households: [{ given: `Family ${at}` }],
        lines: [`${at + 1} HERON WAY`, 'AUSTIN TX 78701'],
      },
      until: 'February 19, 2027',
    })),
  }
}

async function draw(sheets: PassSheets): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of pdfPasses().draw(sheets)) parts.push(part)
  return Buffer.concat(parts)
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}
