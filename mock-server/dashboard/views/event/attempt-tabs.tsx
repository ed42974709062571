import { contract } from '../../../contract/catalog.ts';
import { BodyText } from '../../parts/body-text.tsx';
import { HeaderList } from '../../parts/header-list.tsx';
import { HexView } from '../../parts/hex-view.tsx';
import { Inert } from '../../parts/inert.tsx';
import { type Tab, Tabs } from '../../parts/tabs.tsx';
import type { AttemptDetail, DeliveryDetail } from '../../state/event-detail.ts';
import { bytesOf } from '../../text/hex-dump.ts';
import { SignatureTab } from './signature-tab.tsx';
import { TimingTab } from './timing-tab.tsx';
import { ValidationTab } from './validation-tab.tsx';

interface AttemptTabsProps {
  readonly delivery: DeliveryDetail;
  readonly attempt: AttemptDetail;
  readonly chosen: string;
  readonly onChoose: (tab: string) => void;
}

/** One attempt from every side. */
export function AttemptTabs({ delivery, attempt, chosen, onChoose }: AttemptTabsProps) {
  const tabs: readonly Tab[] = [
    { id: 'response', title: 'Response', content: () => <ResponseTab attempt={attempt} /> },
    { id: 'request', title: 'Request', content: () => <RequestTab attempt={attempt} url={delivery.url} /> },
    {
      id: 'signature',
      title: 'Signature',
      content: () => <SignatureTab delivery={delivery} attempt={attempt} />,
    },
    { id: 'validation', title: 'Validation', content: () => <ValidationTab attempt={attempt} /> },
    { id: 'bytes', title: 'Raw bytes', content: () => <BytesTab attempt={attempt} /> },
    { id: 'timing', title: 'Timing', content: () => <TimingTab attempt={attempt} /> },
  ];
  return <Tabs label={`Attempt ${attempt.number}`} tabs={tabs} chosen={chosen} onChoose={onChoose} />;
}

function ResponseTab({ attempt: { response, outcome } }: { readonly attempt: AttemptDetail }) {
  return (
    <>
      {outcome && (
        <p class="reason">
          <Inert text={outcome.message} />
          {outcome.hint !== undefined && <span class="soft"> {outcome.hint}</span>}
        </p>
      )}
      {response ? (
        <>
          <p class="start-line">HTTP {response.status}</p>
          <HeaderList headers={response.headers} />
          <BodyText text={response.body} label="Body of the answer" />
          {response.truncated && <p class="none">Only the beginning of the body was read.</p>}
        </>
      ) : (
        <p class="none">{outcome ? 'No answer came.' : 'The attempt is under way.'}</p>
      )}
    </>
  );
}

function RequestTab({ attempt, url }: { readonly attempt: AttemptDetail; readonly url: string }) {
  const { requestHeaders, requestBody } = attempt;
  if (!requestHeaders) return <p class="none">The attempt is under way.</p>;
  return (
    <>
      <p class="start-line">
        {contract.method} <Inert text={url} />
      </p>
      <HeaderList headers={requestHeaders} />
      {requestBody?.text === undefined ? (
        <p class="none">The body is no text: see Raw bytes.</p>
      ) : (
        <BodyText text={requestBody.text} label="Body of the request" />
      )}
    </>
  );
}

function BytesTab({ attempt: { requestBody, response } }: { readonly attempt: AttemptDetail }) {
  return (
    <>
      <h3>Request, {sizeOf(requestBody?.base64)}</h3>
      <HexView base64={requestBody?.base64 ?? ''} label="Bytes of the request" />
      <h3>Response, {sizeOf(response?.bodyBase64)}</h3>
      <HexView base64={response?.bodyBase64 ?? ''} label="Bytes of the answer" />
    </>
  );
}

function sizeOf(base64 = ''): string {
  return `${bytesOf(base64).length.toLocaleString('en')} bytes`;
}
