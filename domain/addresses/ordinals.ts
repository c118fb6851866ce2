const small = [
  'FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH',
  'ELEVENTH TWELFTH THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH',
]
  .join(' ')
  .split(' ')

const tens = 'TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY'.split(' ')

const ordinals = new Map([
  ...small.map((word, index) => [word, index + 1] as const),
  ...tens.flatMap((ten, index) => [
    [ten.replace(/Y$/, 'IETH'), (index + 2) * 10] as const,
    ...small
      .slice(0, 9)
      .map((word, unit) => [`${ten}-${word}`, (index + 2) * 10 + unit + 1] as const),
  ]),
])

const figures = /^(\d+)(?:ST|ND|RD|TH)$/

/** The number an ordinal stands for, from 1 to 99 in letters: `FIFTH`, `5TH`, `TWENTY-FIRST`; else null. */
export function ordinalNumber(word: string): number | null {
  const written = ordinals.get(word) ?? figures.exec(word)?.[1]
  return written === undefined ? null : Number(written)
}

/** Writes ordinals in figures so that `FIFTH`, `TWENTY FIRST` and `TWENTY-FIRST` compare: `5TH`, `21TH`. */
export function ordinalsInFigures(words: readonly string[]): string[] {
  const figured: string[] = []
  for (const word of words) {
    const compound = tens.includes(figured.at(-1) ?? '') ? `${figured.at(-1)}-${word}` : word
    const number = ordinalNumber(compound)
    if (number !== null && compound !== word) figured.pop()
    figured.push(number === null ? word : `${number}TH`)
  }
  return figured
}
