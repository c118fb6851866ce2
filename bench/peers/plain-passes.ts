/** pdfkit and qr, and nothing else: a name, a code and a square, ten a sheet, one font of the PDF itself. */
import PDFDocument from 'pdfkit'
import encodeQR from 'qr'

export async function drawPlainPasses(codes: readonly string[], url: string): Promise<number> {
  const document = new PDFDocument({ size: 'LETTER', margin: 0, autoFirstPage: false })
  let bytes = 0
  document.on('data', (part: Uint8Array) => {
    bytes += part.length
  })
  const ended = new Promise((resolve) => document.on('end', resolve))
  for (const [at, code] of codes.entries()) {
    if (at % 10 === 0) document.addPage()
    const [x, y] = [54 + (at % 2) * 252, 36 + Math.floor((at % 10) / 2) * 144]
    document.fontSize(12).text('Heron Landing', x + 10, y + 10, { lineBreak: false })
    document.text(code, x + 90, y + 60, { lineBreak: false })
    const text = `${url}/join/${code.replaceAll('-', '')}`
    const dots = encodeQR(text, 'raw', { ecc: 'medium' }).flatMap((row, down) =>
      row.flatMap((dark, right) => (dark ? [[right, down] as const] : [])),
    )
    for (const [right, down] of dots) document.rect(x + 10 + right * 2, y + 50 + down * 2, 2, 2)
    document.fill('#000000')
  }
  document.end()
  await ended
  return bytes
}
