// @ts-check
// What the pages can do beyond being read: copy, filter, follow the reader, and compute a signature. Runs in browsers.
// Text is only ever set as text, which the policy of the pages holds it to.
{
  /**
   * @template {Element} Kind
   * @param {string} id
   * @param {new () => Kind} kind
   * @returns {Kind | undefined}
   */
  const find = (id, kind) => {
    const found = document.getElementById(id);
    return found instanceof kind ? found : undefined;
  };

  /** @param {HTMLElement} button @param {() => string} text */
  const copyOnClick = (button, text) => {
    const { childNodes } = button;
    const label = childNodes[0]?.textContent ?? '';
    /** @param {string} words */
    const say = (words) => {
      if (childNodes[0]) childNodes[0].textContent = words;
      setTimeout(() => {
        if (childNodes[0]) childNodes[0].textContent = label;
      }, 2000);
    };
    button.setAttribute('aria-live', 'polite');
    button.hidden = false;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text()).then(
        () => say('Copied'),
        () => say('Not allowed'),
      );
    });
  };

  const prepareCopying = () => {
    // Without a secure context, as under a plain http address of the network, there is no clipboard.
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll('button.copy')) {
      const code = button.closest('figure')?.querySelector('pre');
      if (code && button instanceof HTMLElement) copyOnClick(button, () => code.textContent ?? '');
    }
  };

  const prepareFilter = () => {
    const input = find('filter', HTMLInputElement);
    const found = find('found', HTMLElement);
    if (!input || !found) return;
    const parts = [...document.querySelectorAll('[data-filter]')].map((part) => {
      const id = part.getAttribute('data-filter') ?? '';
      const links = document.querySelectorAll(
        `.contents a[href="#${CSS.escape(id)}"], a.event-link[href="#${CSS.escape(id)}"]`,
      );
      const rows = [...links].map((link) => link.closest('li, tr'));
      return { text: (part.textContent ?? '').toLowerCase(), shown: [part, ...rows] };
    });
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { text, shown } of parts) {
        const matches = words.every((word) => text.includes(word));
        if (matches) count++;
        for (const element of shown) if (element instanceof HTMLElement) element.hidden = !matches;
      }
      found.textContent = words.length === 0 ? '' : `${count} of ${parts.length}`;
    };
    if (input.parentElement) input.parentElement.hidden = false;
    input.addEventListener('input', apply);
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      input.value = '';
      apply();
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
    // A link leads to what the filter hides, too.
    addEventListener('hashchange', () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest('[hidden]')) return;
      input.value = '';
      apply();
      target.scrollIntoView();
    });
    apply();
  };

  /** Shows in the contents where the reader is. */
  const followReader = () => {
    const links = [...document.querySelectorAll('.contents a')].flatMap((link) => {
      const target = document.getElementById(decodeURIComponent((link.getAttribute('href') ?? '#').slice(1)));
      return target ? [{ link, target }] : [];
    });
    let waiting = false;
    const update = () => {
      waiting = false;
      const passed = links.filter(({ link, target }) => {
        return !link.closest('[hidden]') && target.getBoundingClientRect().top < 120;
      });
      const here = passed.at(-1);
      for (const { link } of links)
        if (link === here?.link) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    };
    addEventListener('scroll', later, { passive: true });
    update();
  };

  const prepareSigner = () => {
    const signer = document.querySelector('.signer');
    const secret = find('signer-secret', HTMLInputElement);
    const timestamp = find('signer-timestamp', HTMLInputElement);
    const body = find('signer-body', HTMLTextAreaElement);
    const content = find('signer-content', HTMLOutputElement);
    const header = find('signer-header', HTMLOutputElement);
    const status = find('signer-status', HTMLElement);
    const copy = find('signer-copy', HTMLElement);
    const now = find('signer-now', HTMLElement);
    if (!(signer instanceof HTMLElement && secret && timestamp && body && content && header && status))
      return;
    const { algorithm = '', encoding = '', signedContent = '', format = '' } = signer.dataset;
    if (!globalThis.crypto?.subtle) {
      status.textContent =
        'Browsers compute signatures on https and on this machine only: open this page as 127.0.0.1.';
      return;
    }
    const hash = algorithm.toUpperCase().replace(/^SHA-?/, 'SHA-');
    const bytes = new TextEncoder();

    /** @param {string} template @param {Readonly<Record<string, string>>} values */
    const filled = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

    /** @param {ArrayBuffer} mac */
    const encoded = (mac) => {
      const all = [...new Uint8Array(mac)];
      return encoding === 'base64'
        ? btoa(String.fromCharCode(...all))
        : all.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    };

    /** @param {string} secret @param {string} signed */
    const sign = async (secret, signed) => {
      const algorithm = { name: 'HMAC', hash };
      const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
      return encoded(await crypto.subtle.sign('HMAC', key, bytes.encode(signed)));
    };

    let turn = 0;
    const compute = async () => {
      const mine = ++turn;
      const values = { timestamp: timestamp.value, body: body.value };
      const signed = filled(signedContent, values);
      const size = bytes.encode(body.value).length;
      if (secret.value === '') {
        header.textContent = '';
        status.textContent = 'A secret is needed: whoever knows an empty one could sign anything.';
        return;
      }
      const signature = await sign(secret.value, signed).catch(() => '');
      // What was typed since then has its own turn.
      if (mine !== turn) return;
      content.textContent = signed;
      header.textContent = signature && filled(format, { timestamp: timestamp.value, signature });
      if (signature === '') {
        status.textContent = `This browser cannot compute ${algorithm}.`;
        return;
      }
      const odd = /^\d+$/.test(timestamp.value)
        ? ''
        : ' The timestamp is no whole number: a receiver refuses it.';
      status.textContent = `A body of ${size} ${size === 1 ? 'byte' : 'bytes'}.${odd}`;
    };

    for (const field of [secret, timestamp, body]) {
      field.readOnly = false;
      field.addEventListener('input', () => void compute());
    }
    if (copy && navigator.clipboard) copyOnClick(copy, () => header.textContent ?? '');
    if (now) {
      now.hidden = false;
      now.addEventListener('click', () => {
        timestamp.value = String(Math.floor(Date.now() / 1000));
        void compute();
      });
    }
    void compute();
  };

  prepareCopying();
  prepareFilter();
  followReader();
  prepareSigner();
}
