import type { ReactNode } from 'react'
import {
  Body,
  Button,
  Container,
  Head,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from 'react-email'
import type { Locale } from '../mail.ts'
import type { Letterhead } from '../message.ts'

/** Our own letterhead, for messages of no community. */
export const ownLetterhead: Letterhead = { name: 'Communitrak', color: '#1f6f54', logoUrl: null }

const fontFamily = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
const text = {
  fontFamily,
  fontSize: '17px',
  lineHeight: '26px',
  color: '#1c2321',
  margin: '0 0 16px',
}
const small = { ...text, fontSize: '14px', lineHeight: '21px', color: '#55605c', margin: '0 0 8px' }
// Without a colour of its own a link takes that of the reader's programme, which may be made for a dark page.
const link = { color: text.color, textDecoration: 'underline', wordBreak: 'break-word' as const }

type LetterProps = {
  locale: Locale
  letterhead: Letterhead
  preview: string
  /** Why the reader gets this. */
  reason: string
  /** How to get no more like it; absent where one cannot be without. */
  wayOut?: { href: string; words: string } | null
  children: ReactNode
}

/** The frame of every message: letterhead, body, and why it came. */
export function Letter({ locale, letterhead, preview, reason, wayOut, children }: LetterProps) {
  const { name, logoUrl, color } = letterhead
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#f4f6f5', margin: 0, padding: '24px 12px' }}>
        <Container
          style={{
            maxWidth: '560px',
            backgroundColor: '#ffffff',
            borderRadius: '12px',
            borderTop: `6px solid ${color}`,
            padding: '28px 20px 20px',
          }}
        >
          {logoUrl && <Img src={logoUrl} alt={name} height="48" style={{ marginBottom: '12px' }} />}
          <Text style={{ ...text, fontSize: '20px', fontWeight: 700 }}>{name}</Text>
          {children}
          <Hr style={{ borderColor: '#dfe5e2', margin: '24px 0 16px' }} />
          <Text style={small}>{reason}</Text>
          {wayOut && (
            <Text style={small}>
              <Link href={wayOut.href} style={{ ...link, color: small.color }}>
                {wayOut.words}
              </Link>
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  )
}

/** A paragraph. */
export function Words({ children }: { children: ReactNode }) {
  return <Text style={text}>{children}</Text>
}

/** The one thing to do. The address stands below in letters too, for readers who see no buttons. */
export function Doing({
  href,
  color,
  children,
}: {
  href: string
  color: string
  children: ReactNode
}) {
  return (
    <Section style={{ margin: '8px 0 20px' }}>
      <Button
        href={href}
        style={{
          fontFamily,
          fontSize: '18px',
          fontWeight: 700,
          color: '#ffffff',
          backgroundColor: color,
          borderRadius: '8px',
          padding: '14px 24px',
        }}
      >
        {children}
      </Button>
      <Text style={{ ...small, margin: '12px 0 0', wordBreak: 'break-all' }}>
        <Link href={href} style={{ ...link, color: small.color }}>
          {href}
        </Link>
      </Text>
    </Section>
  )
}

/** An address that can be read off and typed as well as pressed. */
export function WebAddress({ href }: { href: string }) {
  return (
    <Link href={href} style={link}>
      {href}
    </Link>
  )
}

/** A code to be typed, apart and in one line, also on the smallest phones. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <Text
      style={{
        fontFamily: '"SFMono-Regular", Consolas, "Liberation Mono", monospace',
        fontSize: '20px',
        lineHeight: '36px',
        fontWeight: 700,
        letterSpacing: '0.5px',
        whiteSpace: 'nowrap',
        textAlign: 'center',
        color: '#1c2321',
        backgroundColor: '#f0f4f2',
        borderRadius: '8px',
        padding: '14px 8px',
        margin: '0 0 16px',
      }}
    >
      {children}
    </Text>
  )
}
