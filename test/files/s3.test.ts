import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { Files } from '../../src/files/contract.ts'
import { openFiles } from '../../src/files/registry.ts'
import { filesSuite } from '../contracts/files.ts'
import { eventually } from '../support/engine.ts'
import { startAws, useTestKeys } from '../support/services/sqs.ts'

const storeAt = (endpoint: string, path = 'bucket/some/where') =>
  openFiles(new URL(`s3://${path}?endpoint=${endpoint}`))

filesSuite('S3', async () => {
  const aws = await startAws()
  await aws.s3.createBucket({ Bucket: 'bucket' })
  return { files: await storeAt(aws.url), stop: aws.stop }
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const emulator = async () => {
  const aws = await startAws()
  closing.push(aws.stop)
  await aws.s3.createBucket({ Bucket: 'bucket' })
  return { ...aws, files: await storeAt(aws.url) }
}

describe('files on S3', () => {
  it('lie below the prefix of their URL, and other prefixes do not see them', async () => {
    const { url, s3, files } = await emulator()
    await files.put('books/1/a.jpg', Buffer.from('a'))
    const listed = await s3.listObjectsV2({ Bucket: 'bucket' })
    expect(listed.Contents?.map((one) => one.Key)).toEqual(['some/where/books/1/a.jpg'])
    const [bare, other] = [await storeAt(url, 'bucket'), await storeAt(url, 'bucket/other/')]
    expect(await other.get('books/1/a.jpg')).toBeNull()
    await other.remove('books/1')
    await bare.put('books/1/b.jpg', Buffer.from('b'))
    expect(await bare.get('some/where/books/1/a.jpg')).not.toBeNull()
    expect([bare.place, other.place]).toEqual(['s3://bucket/', 's3://bucket/other/'])
  })

  it('in a bucket that is not there are an error, not missing', async () => {
    const { url } = await emulator()
    const files = await storeAt(url, 'no-such-bucket')
    await expect(files.get('books/1/a.jpg')).rejects.toThrow()
    await expect(files.put('books/1/a.jpg', Buffer.from('a'))).rejects.toThrow()
    await expect(files.remove('books/1')).rejects.toThrow()
  })

  it('fail soon when their store is killed while they are read or away, and are there again with it', async () => {
    const { own, files } = await emulator()
    await files.put('books/1/a.pdf', Buffer.alloc(20 * 1024 ** 2, 7))
    const opened = await files.open('books/1/a.pdf')
    const read = async () => {
      let got = 0
      for await (const chunk of opened?.bytes ?? []) {
        if (got === 0) await own.kill()
        got += (chunk as Buffer).length
      }
    }
    await expect(read()).rejects.toThrow()
    const begun = performance.now()
    await expect(files.get('books/1/a.pdf')).rejects.toThrow()
    await expect(files.open('books/1/a.pdf')).rejects.toThrow()
    await expect(files.put('books/1/b.pdf', Buffer.from('b'))).rejects.toThrow()
    await expect(files.remove('books/1')).rejects.toThrow()
    expect(performance.now() - begun).toBeLessThan(10_000)
    await own.start()
    expect((await files.get('books/1/a.pdf'))?.length).toBe(20 * 1024 ** 2)
    expect(await files.get('books/1/b.pdf')).toBeNull()
  })
})

/** A store that answers as a test says, for what the emulator never does. */
async function odd(answer: RequestListener): Promise<Files> {
  useTestKeys()
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return await storeAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

const xml = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`

describe('a store of files that', () => {
  it('breaks off is an error, also when it does so politely', async () => {
    for (const end of ['end', 'destroy'] as const) {
      const files = await odd((_, answer) => {
        answer.writeHead(200, { 'content-length': 1_000, connection: 'close' })
        answer.write('x'.repeat(500), () => answer.socket?.[end]())
      })
      await expect(files.get('books/1/a.jpg')).rejects.toThrow()
    }
  })

  it('does not say how long a file is is not believed', async () => {
    const files = await odd((_, answer) => void answer.write('x', () => answer.end('y')))
    await expect(files.get('books/1/a.jpg')).rejects.toThrow('how long')
  })

  it('refuses is an error without our secret, not a missing file', async () => {
    const files = await odd((_, answer) => answer.writeHead(403).end(xml('AccessDenied')))
    const error = (await files.get('books/1/a.jpg').catch((error: unknown) => error)) as Error
    expect(error.name).toBe('AccessDenied')
    expect(inspect(error, { depth: 9 })).not.toContain('the-secret-of-tests')
  })

  it('is busy for a moment is asked again', async () => {
    let asked = 0
    const files = await odd((request, answer) => {
      request.resume()
      asked += 1
      if (asked === 1) answer.writeHead(503).end(xml('SlowDown'))
      else answer.writeHead(200, { etag: '"e"' }).end()
    })
    await files.put('books/1/a.jpg', Buffer.from('a'))
    expect(asked).toBe(2)
  })

  it('removes only some of what it was told is an error', async () => {
    const files = await odd((request, answer) => {
      request.resume()
      answer.writeHead(200, { 'content-type': 'application/xml' })
      answer.end(
        request.method === 'GET'
          ? '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>some/where/books/1/a</Key></Contents></ListBucketResult>'
          : '<DeleteResult><Error><Key>some/where/books/1/a</Key><Code>AccessDenied</Code></Error></DeleteResult>',
      )
    })
    await expect(files.remove('books/1')).rejects.toThrow('AccessDenied')
  })

  it('is left half way by its reader gets its connection back', async () => {
    let open = 0
    const files = await odd((_, answer) => {
      open += 1
      answer.on('close', () => (open -= 1))
      answer.writeHead(200, { 'content-length': 100_000_000 }).write('x'.repeat(100_000))
    })
    const opened = await files.open('books/1/a.jpg')
    expect(open).toBe(1)
    opened?.bytes.destroy()
    await eventually(async () => open === 0)
  })
})

describe('FILES_URL', () => {
  it.each([
    ['s3://b', 'BUCKET'],
    ['s3://bucket/a/.b', 'BUCKET'],
    ['s3://bucket/a//b', 'BUCKET'],
    ['s3://bucket/.hidden', 'BUCKET'],
    ['s3://Bucket', 'BUCKET'],
    ['s3://key:secret@bucket/a', 'BUCKET'],
    ['s3://bucket/a?color=red', 'region='],
    ['s3://bucket/a?endpoint=ftp://b', 'endpoint'],
    ['s3://bucket/a?endpoint=http://[', 'endpoint'],
    ['s3://bucket/a?endpoint=http://key:secret@b', 'endpoint'],
    ['ftp://bucket', 'file:'],
  ])('as %s is refused in a sentence', async (url, says) => {
    const error = (await openFiles(new URL(url)).catch((error: unknown) => error)) as Error
    expect(error.message).toContain(says)
    expect(error.message).toMatch(/^FILES_URL: [^\n]+\.$/)
    expect(error.message).not.toContain('secret')
  })
})
