import type { Readable } from 'node:stream'
import { S3, type GetObjectCommandOutput } from '@aws-sdk/client-s3'
import type { OpenFile, OpenFiles } from '../contract.ts'
import { checkedKey, checkedPrefix } from '../key.ts'
import { collect, whole } from '../whole.ts'

// Slow readers each hold a connection of their own; what workers write must not wait for them.
const mostReaders = 2_000
const page = 1_000

/** Files in a bucket of Amazon S3, or of what speaks like it. Its credentials are those that the AWS SDK finds. */
export const openFiles: OpenFiles = (url) => {
  const { bucket: Bucket, prefix, region, endpoint } = placeOf(url)
  const [client, readers] = [clientOf({ region, endpoint }, 50), clientOf({ region, endpoint }, mostReaders)]
  const at = (key: string) => ({ Bucket, Key: prefix + checkedKey(key) })
  const open = async (key: string): Promise<OpenFile | null> => {
    const found = await readers.getObject(at(key)).catch(nullIfMissing)
    return found && openBody(found)
  }
  return {
    place: `s3://${Bucket}/${prefix}`,
    put: async (key, bytes) => void (await client.putObject({ ...at(key), Body: bytes })),
    get: async (key) => {
      const found = await open(key)
      return found && (await collect(found))
    },
    open,
    remove: async (given) => {
      const Prefix = `${prefix}${checkedPrefix(given)}/`
      for (let ContinuationToken: string | undefined, more = true; more;) {
        const ask = {
          Bucket,
          Prefix,
          MaxKeys: page,
          ...(ContinuationToken && { ContinuationToken }),
        }
        const { Contents = [], IsTruncated = false, ...listed } = await client.listObjectsV2(ask)
        await removeKeys(
          client,
          Bucket,
          Contents.map(({ Key = '' }) => Key),
        )
        ContinuationToken = listed.NextContinuationToken
        more = IsTruncated
      }
    },
    room: async () => null,
  }
}

type Reached = { region: string | undefined; endpoint: string | undefined }

const clientOf = ({ region, endpoint }: Reached, maxSockets: number) =>
  new S3({
    ...(region && { region }),
    // What is not Amazon's has rarely a name for each bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Others do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 3_000,
      // To the answer's headers, so with all that is sent; the body of an answer is watched by whoever reads it.
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets },
      httpsAgent: { keepAlive: true, maxSockets },
    },
  })

function openBody({ Body, ContentLength }: GetObjectCommandOutput): OpenFile {
  const body = Body as Readable
  if (ContentLength !== undefined) return { size: ContentLength, bytes: whole(body, ContentLength) }
  body.destroy()
  throw new Error('the file store does not say how long a file is')
}

async function removeKeys(client: S3, Bucket: string, keys: string[]): Promise<void> {
  if (keys.length === 0) return
  const Delete = { Quiet: true, Objects: keys.map((Key) => ({ Key })) }
  const { Errors = [] } = await client.deleteObjects({ Bucket, Delete })
  if (Errors[0]) throw new Error(`could not remove ${Errors.length} files: ${Errors[0].Code}`)
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && error.name === 'NoSuchKey') return null
  throw error
}

function placeOf(url: URL) {
  const { bucket, path } =
    /^s3:\/\/(?<bucket>[a-z\d][a-z\d.-]{2,62})(\/(?<path>\w[\w.-]*(\/\w[\w.-]*)*)?\/?)?(\?|$)/.exec(url.href)
      ?.groups ?? {}
  if (!bucket) throw new Error('must be s3://BUCKET or s3://BUCKET/PREFIX, without a name or password')
  const { region, endpoint, ...unknown } = Object.fromEntries(url.searchParams)
  if (Object.keys(unknown).length > 0) throw new Error('knows only region= and endpoint= after its ?')
  if (endpoint && (!/^https?:\/\/[^@]+$/.test(endpoint) || !URL.canParse(endpoint)))
    throw new Error('has an endpoint that is no http address, or one with a name or password')
  return { bucket, prefix: path ? `${path}/` : '', endpoint, region: region ?? (endpoint && 'us-east-1') }
}
