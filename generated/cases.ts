// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** The event type of a request that says nothing about its event. */
export const baselineEventType = "workflow.run.completed";

/** Cases that are written out, or what they are derived from. `spec/README.md` explains both. */
export type CaseGroup =
  | { readonly kind: 'written'; readonly cases: readonly unknown[] }
  | {
      readonly kind: 'derived';
      readonly group: string;
      /** What cases of one kind say; texts hold `{type}` and `{place}`. */
      readonly words: { readonly [kind: string]: unknown };
      /** Which example of an event type is changed. */
      readonly examples: { readonly [type: string]: string };
      /** The place is a JSON pointer, an example or a header's role; without a value it is emptied. */
      readonly rows: readonly (readonly [kind: string, type: string, place: string, value?: unknown])[];
    };

/** In the order in which they are run. */
export const caseGroups: readonly CaseGroup[] = [
{
  "kind": "written",
  "cases": [
    {
      "id": "BAS-01",
      "group": "BAS",
      "title": "a valid event of every type is accepted",
      "severity": "must",
      "why": "Nothing else can be judged while a delivery that keeps the contract is refused.",
      "fix": {
        "text": "Look at the answer. 401: the secret is another one, or the body was parsed before it was verified. 404: the path is another one. 400 or 422: the check of the body is stricter than the contract. 5xx: the handler failed. A connection that is closed: it failed before it answered, or the port speaks https. No answer: it waits for something, such as a body that another parser has read already."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "document-insights.job.completed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.job.completed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "document-insights.job.failed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.job.failed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "document-insights.job.rejected",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.job.rejected"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "workflow.run.completed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "workflow.run.completed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "workflow.run.failed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "workflow.run.failed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "document-insights.extraction.completed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.extraction.completed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "document-insights.extraction.failed",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.extraction.failed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "document-insights.extraction.rejected",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.extraction.rejected"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "BAS-02",
      "group": "BAS",
      "title": "a valid event is accepted, before and after all others",
      "severity": "must",
      "why": "What came before made the receiver refuse or lose what is right, so one bad request is enough to stop it.",
      "fix": {
        "text": "A request must leave nothing behind but its effect. Look for state that outlives a request, for an exception that ended the process or its pool of connections, and for a limit that counts refused requests against the sender."
      },
      "source": "a control of this tool",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "BAS-03",
      "group": "BAS",
      "title": "the answer comes well within five seconds",
      "severity": "must",
      "why": "Senders give up after a few seconds and try again, so a slow receiver gets everything several times.",
      "fix": {
        "text": "Verify, store the event, answer, and do the work afterwards: in a queue, a job table, or the framework's way of running something after the answer."
      },
      "source": "the shortest time limits that senders of webhooks publish",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warnOverMs": 2000,
                "failOverMs": 5000,
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "BAS-04",
      "group": "BAS",
      "title": "connections are kept open and closed as the sender asks",
      "severity": "should",
      "why": "Some senders keep connections and some do not; a receiver that counts on one of them fails with the other.",
      "fix": {
        "text": "Leave connections to the HTTP server, read each body to its end, and send a length or chunks with each answer."
      },
      "source": "RFC 9112, section 9.3",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "twice on one connection",
          "steps": [
            {
              "send": {
                "wire": {
                  "connection": "keep"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "wire": {
                  "connection": "keep"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "asked to close",
          "steps": [
            {
              "send": {
                "wire": {
                  "connection": "close"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "SIG-01",
      "group": "SIG",
      "title": "a delivery without a signature is rejected",
      "severity": "must",
      "why": "Whoever knows the URL can send events, and the receiver believes them.",
      "fix": {
        "text": "Answer 401 when the header is missing. Never make the check depend on whether there is something to check."
      },
      "source": "the contract; Appwrite up to 1.8.1 took a missing header for a valid one",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": "none"
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-02",
      "group": "SIG",
      "title": "an empty signature is rejected",
      "severity": "must",
      "why": "An empty text is easily taken for \"nothing to check\", or makes a parser fail.",
      "fix": {
        "text": "Treat a header without content like a missing one, by 401."
      },
      "source": "seen in receivers",
      "needs": [],
      "variants": [
        {
          "name": "empty",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": ""
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "only spaces",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "   "
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-03",
      "group": "SIG",
      "title": "a signature by another secret is rejected",
      "severity": "must",
      "why": "The signature is not compared at all, or with the wrong thing.",
      "fix": {
        "text": "Compute the signature with the secret of this subscription, compare in constant time, and answer 401 if it differs."
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "secret": "other"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-04",
      "group": "SIG",
      "title": "a signature by the empty secret is rejected",
      "severity": "must",
      "why": "Where the secret is not configured, an empty one is used, and everybody can sign with that.",
      "fix": {
        "text": "Refuse to start without a secret. Never write `process.env.SECRET ?? ''` without a check that the text is not empty; `new SigningSecret('')` throws."
      },
      "source": "seen in the verifiers of several vendors in 2026",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "secret": "empty"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-05",
      "group": "SIG",
      "title": "a body that was changed after signing is rejected",
      "severity": "must",
      "why": "A signature that does not cover every byte lets somebody on the way change what an event says.",
      "fix": {
        "text": "Verify the bytes as they arrived, all of them, before anything trims or parses them.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "one bit of a name",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "tamper": [
                  {
                    "replace": {
                      "find": "Daily Correspondence",
                      "by": "Daily correspondence"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a newline at the end",
          "steps": [
            {
              "send": {
                "tamper": [
                  {
                    "append": "\n"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-06",
      "group": "SIG",
      "title": "a timestamp that was changed after signing is rejected",
      "severity": "must",
      "why": "If the timestamp is not part of what is verified, an old delivery can be made to look new.",
      "fix": {
        "text": "Sign over the timestamp as it stands in the header, a full stop, and the body; not over a time of your own."
      },
      "source": "the contract; Stripe's documentation of webhook signatures",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": -5,
                  "header": "t={now},v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-07",
      "group": "SIG",
      "title": "a signature over other content is rejected",
      "severity": "must",
      "why": "A signature over the body alone never expires; without the full stop, digits can move from the body to the timestamp.",
      "fix": {
        "text": "Sign over exactly the timestamp, a full stop, and the raw body.",
        "snippets": {
          "node": "const given = Buffer.from(hex, 'hex'); // after checking that it is 64 hex digits\nconst right = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();\nreturn given.length === right.length && timingSafeEqual(given, right);\n",
          "python": "right = hmac.new(secret.encode(), timestamp.encode() + b\".\" + body, hashlib.sha256).hexdigest()\nreturn re.fullmatch(\"[0-9a-f]{64}\", given) is not None and hmac.compare_digest(given, right)\n"
        }
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "the body alone",
          "steps": [
            {
              "send": {
                "signature": {
                  "signedContent": "{body}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "without the full stop",
          "steps": [
            {
              "send": {
                "signature": {
                  "signedContent": "{timestamp}{body}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-08",
      "group": "SIG",
      "title": "a signature of the wrong length is rejected",
      "severity": "must",
      "why": "A comparison up to the shorter length accepts a prefix; one that throws for other lengths answers 500.",
      "fix": {
        "text": "Check that there are 64 hex digits before you compare, and compare buffers of equal length.",
        "snippets": {
          "node": "const given = Buffer.from(hex, 'hex'); // after checking that it is 64 hex digits\nconst right = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();\nreturn given.length === right.length && timingSafeEqual(given, right);\n",
          "python": "right = hmac.new(secret.encode(), timestamp.encode() + b\".\" + body, hashlib.sha256).hexdigest()\nreturn re.fullmatch(\"[0-9a-f]{64}\", given) is not None and hmac.compare_digest(given, right)\n"
        }
      },
      "source": "CVE-2024-21491",
      "needs": [],
      "variants": [
        {
          "name": "nothing",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1="
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "one digit",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good:1}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "half of it",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good:32}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a digit too many",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good}0"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "64 letters of two bytes each",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1=",
                  "repeat": {
                    "text": "é",
                    "times": 64
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-09",
      "group": "SIG",
      "title": "a signature that is not hex is rejected",
      "severity": "must",
      "why": "Some decoders stop at the first bad digit and compare what they have so far.",
      "fix": {
        "text": "Match the signature against 64 lower-case hex digits before it is decoded.",
        "snippets": {
          "node": "const given = Buffer.from(hex, 'hex'); // after checking that it is 64 hex digits\nconst right = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();\nreturn given.length === right.length && timingSafeEqual(given, right);\n",
          "python": "right = hmac.new(secret.encode(), timestamp.encode() + b\".\" + body, hashlib.sha256).hexdigest()\nreturn re.fullmatch(\"[0-9a-f]{64}\", given) is not None and hmac.compare_digest(given, right)\n"
        }
      },
      "source": "Node.js documentation, Buffer.from with hex",
      "needs": [],
      "variants": [
        {
          "name": "64 other letters",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1=",
                  "repeat": {
                    "text": "z",
                    "times": 64
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "62 digits and two other letters",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good:62}zz"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "the right one in base64",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good:base64}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-10",
      "group": "SIG",
      "title": "a signature under another scheme's name is rejected",
      "severity": "must",
      "why": "Whoever may choose the scheme chooses the weakest one.",
      "fix": {
        "text": "Look for the scheme of the contract alone, spelt exactly as it is there."
      },
      "source": "Stripe's documentation of webhook signatures",
      "needs": [],
      "variants": [
        {
          "name": "v0",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v0={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "V1 in upper case",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},V1={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "sha256",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "sha256={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-11",
      "group": "SIG",
      "title": "schemes that are not known stand beside the right one",
      "severity": "should",
      "why": "A new scheme is introduced beside the old one; a receiver that refuses what it does not know stops that day.",
      "fix": {
        "text": "Split the header at commas and ignore every element whose name you do not know."
      },
      "source": "Stripe's documentation of webhook signatures",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v0={wrong},v1a={wrong},v1={good},v2={wrong}"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-12",
      "group": "SIG",
      "title": "one right signature of two is enough",
      "severity": "should",
      "why": "While a secret is replaced, deliveries are signed with the old and the new one; without this, some are lost.",
      "fix": {
        "text": "Collect all signatures of the scheme, and accept when any of them is right."
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "the wrong one first",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={wrong},v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the right one first",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good},v1={wrong}"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-13",
      "group": "SIG",
      "title": "any number of wrong signatures is rejected quickly",
      "severity": "must",
      "why": "If many wrong signatures are accepted, or each costs a computation, one request does the harm of a thousand.",
      "fix": {
        "text": "Compute the right signature once, cap how many are compared (16 are plenty), and reject beyond that."
      },
      "source": "seen in receivers",
      "needs": [],
      "variants": [
        {
          "name": "two",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={wrong},v1={wrong}"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "too-large"
                ],
                "warnOverMs": 500,
                "failOverMs": 3000
              }
            }
          ]
        },
        {
          "name": "a thousand short ones",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={wrong}",
                  "repeat": {
                    "text": ",v1=0",
                    "times": 1000
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "too-large"
                ],
                "warnOverMs": 500,
                "failOverMs": 3000
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-14",
      "group": "SIG",
      "title": "two timestamps in one header are rejected",
      "severity": "should",
      "why": "If one of them is verified and the other is checked for its age, an old delivery can be sent again for ever.",
      "fix": {
        "text": "Refuse a header with more than one timestamp."
      },
      "source": "seen in the verifiers of several vendors",
      "needs": [],
      "variants": [
        {
          "name": "the right one first",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},t=1,v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "the right one last",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t=1,t={t},v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-15",
      "group": "SIG",
      "title": "two lines of the signature header are rejected",
      "severity": "should",
      "why": "Servers join them, keep the first or keep the last; a proxy in front may check another one than you do.",
      "fix": {
        "text": "Refuse what has two timestamps; that is what joined lines look like."
      },
      "source": "RFC 9110, section 5.3",
      "needs": [],
      "variants": [
        {
          "name": "the wrong one first",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": [
                    "t={t},v1={wrong}",
                    "t={t},v1={good}"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "the right one first",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": [
                    "t={t},v1={good}",
                    "t={t},v1={wrong}"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-16",
      "group": "SIG",
      "title": "a header of another form is rejected",
      "severity": "should",
      "why": "A parser that makes do with anything reads something else than the one in front of it, or after it.",
      "fix": {
        "text": "Split at commas, then at the first equals sign; take names and values as they stand, with nothing cut off."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "something behind the signature",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good}=junk"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a semicolon for the comma",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t};v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-16b",
      "group": "SIG",
      "title": "the signature may stand before the timestamp",
      "severity": "may",
      "why": "A sender may order the elements as it likes; what reads by position breaks.",
      "fix": {
        "text": "Read the elements by their names."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "v1={good},t={t}"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-17",
      "group": "SIG",
      "title": "upper-case hex and a space after the comma get the same answer every time",
      "severity": "may",
      "why": "Either answer is fine; one that changes is not.",
      "fix": {
        "text": "Decide whether you take them, write it down, and do not let it depend on anything else."
      },
      "source": "seen to differ between verifiers",
      "needs": [],
      "variants": [
        {
          "name": "upper-case hex",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={GOOD}"
                }
              },
              "as": "first",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={GOOD}"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "sameAs": "first",
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a space after the comma",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t}, v1={good}"
                }
              },
              "as": "first",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "signature": {
                  "header": "t={t}, v1={good}"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "sameAs": "first",
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-18",
      "group": "SIG",
      "title": "a body that no JSON library writes again as it was is accepted",
      "severity": "must",
      "why": "The body was parsed and written again before it was verified. That fails for some events, and only in production.",
      "fix": {
        "text": "Keep the bytes as they came, verify them, and parse afterwards.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "stripe-node #341, and many like it",
      "needs": [],
      "variants": [
        {
          "name": "numbers, escapes, order, white space",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"b\":1.0,\"a\":1e2, \"2\":0,\"1\":-0,\"n\":9007199254740993,\"s\":\"\\/\\u00e9é\\u2028\",\"d\":1,\"d\":2"
                    }
                  },
                  {
                    "append": "\n"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the same with __proto__, which may be refused",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"b\":1.0,\"a\":1e2,\"2\":0,\"1\":-0,\"s\":\"\\/\\u00e9é\\u2028\",\"d\":1,\"d\":2,\"__proto__\":{\"x\":1}"
                    }
                  },
                  {
                    "append": "\n"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "rejected",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-19",
      "group": "SIG",
      "title": "text beyond ASCII is accepted",
      "severity": "must",
      "why": "The body was decoded, normalised or hashed as Latin-1 before it was verified.",
      "fix": {
        "text": "Hash bytes, never a string that was made from them.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "github/docs #3567, and others like it",
      "needs": [],
      "variants": [
        {
          "name": "an emoji",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "Invoices 🧾 👩‍💻"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the separator of lines U+2028",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "one\u2028two"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "an accent of its own (NFD)",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "Café"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the escape of NUL",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "before\u0000after"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-20",
      "group": "SIG",
      "title": "a body with line breaks and a newline at its end is accepted",
      "severity": "must",
      "why": "The white space was lost before the signature was verified.",
      "fix": {
        "text": "Verify the bytes as they came: nothing trimmed, no line ends replaced.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "Stripe's documentation of webhook signatures",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "reformat": "crlf"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "SIG-21",
      "group": "SIG",
      "title": "the right signature in another vendor's header is rejected",
      "severity": "should",
      "why": "A receiver that looks into several headers can be sent the one with the weakest check.",
      "fix": {
        "text": "Read the signature from the header of the contract and from nowhere else."
      },
      "source": "seen in receivers of several vendors at once",
      "needs": [],
      "variants": [
        {
          "name": "Stripe's",
          "steps": [
            {
              "send": {
                "signature": {
                  "headerName": "Stripe-Signature"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "GitHub's",
          "steps": [
            {
              "send": {
                "signature": {
                  "headerName": "X-Hub-Signature-256",
                  "header": "sha256={good}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "FRS-01",
      "group": "FRS",
      "title": "a timestamp older than the tolerance is rejected",
      "severity": "must",
      "why": "Without a limit, a delivery that was recorded once can be sent again for ever.",
      "fix": {
        "text": "Reject with 401 when the signed timestamp is more than five minutes from now."
      },
      "source": "the specification of Standard Webhooks; the contract's tolerance is assumed",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": -310
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-02",
      "group": "FRS",
      "title": "a timestamp just within the tolerance is accepted",
      "severity": "should",
      "why": "Clocks differ and networks are slow; a narrow window loses deliveries that are right.",
      "fix": {
        "text": "Allow five minutes, and keep the clock of the machine right (NTP)."
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": -290
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-03",
      "group": "FRS",
      "title": "a timestamp in the future is rejected",
      "severity": "should",
      "why": "A delivery with a time far ahead stays valid until then, which is what the limit was to prevent.",
      "fix": {
        "text": "Check the distance from now to both sides, `Math.abs(now - timestamp)`."
      },
      "source": "seen in the verifiers of several vendors",
      "needs": [],
      "variants": [
        {
          "name": "a little too far",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": 310
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a year",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": 31536000
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-04",
      "group": "FRS",
      "title": "a timestamp slightly in the future is accepted",
      "severity": "should",
      "why": "The clock of the sender may be ahead of yours by seconds.",
      "fix": {
        "text": "Use the same tolerance to both sides."
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "offsetSeconds": 30
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-05",
      "group": "FRS",
      "title": "a timestamp in milliseconds is rejected",
      "severity": "must",
      "why": "Read as seconds it lies far in the future; a receiver that takes it has no limit to that side, or guesses units.",
      "fix": {
        "text": "Take whole seconds of at most twelve digits, and compare them with seconds."
      },
      "source": "the contract; seen in the verifiers of several vendors",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "{nowMs}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-06",
      "group": "FRS",
      "title": "a timestamp that is no number is rejected",
      "severity": "must",
      "why": "`now - NaN > 300` is false in most languages, so what cannot be read counts as fresh.",
      "fix": {
        "text": "Match it against `^[1-9][0-9]{0,11}$` before it becomes a number; sign over the text as it came."
      },
      "source": "seen in the verifiers of several vendors",
      "needs": [],
      "variants": [
        {
          "name": "NaN",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "NaN"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "nothing",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": ""
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "negative",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "-5"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "zero",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "0"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a fraction",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "1.5"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "an exponent",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "1e9"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "full stops",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "..abc"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "25 digits",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "1234567890123456789012345"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "full-width digits",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "１７７５５５６０００"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-06b",
      "group": "FRS",
      "title": "a fresh timestamp with something around it is rejected",
      "severity": "should",
      "why": "`parseInt` reads as far as it can, so two parsers can disagree about what was signed.",
      "fix": {
        "text": "Match it against `^[1-9][0-9]{0,11}$`; do not use `parseInt` to check a text."
      },
      "source": "seen in the verifiers of several vendors",
      "needs": [],
      "variants": [
        {
          "name": "letters behind it",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "{now}abc"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a fraction",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "{now}.5"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a plus sign",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "+{now}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a zero before it",
          "steps": [
            {
              "send": {
                "signature": {
                  "timestamp": "0{now}"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FRS-07",
      "group": "FRS",
      "title": "an event of long ago with a fresh timestamp is accepted",
      "severity": "must",
      "why": "A retry comes hours or days after what it tells of; refusing it loses the event for good.",
      "fix": {
        "text": "Judge freshness by the timestamp of the signature alone, never by `occurredAt`."
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "occurredAt": "2026-01-05T08:00:00Z"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "IDM-01",
      "group": "IDM",
      "title": "the same event twice has one effect",
      "severity": "must",
      "why": "Deliveries come at least once. What is applied twice books, mails or pays twice.",
      "fix": {
        "text": "Insert `eventId` under a unique key in the transaction of the effect; answer 200 to a duplicate.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "like": "first"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-02",
      "group": "IDM",
      "title": "ten deliveries of one event at once have one effect",
      "severity": "must",
      "why": "Between looking whether an id is there and inserting it, the other nine look as well.",
      "fix": {
        "text": "Let the unique key of the database decide, in one statement; a look before it decides nothing.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "Convoy #2747, and others like it",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "like": "same"
                }
              },
              "as": "same",
              "expect": {
                "answer": [
                  "accepted",
                  "busy"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              },
              "times": 10,
              "parallel": true
            },
            {
              "send": {
                "event": {
                  "like": "same"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "same",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-03",
      "group": "IDM",
      "title": "the very same request again has one effect",
      "severity": "must",
      "why": "Within the tolerance of the timestamp, a recorded request is as good as a new one.",
      "fix": {
        "text": "Deduplicate on `eventId`; the check of the timestamp does not replace that.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "replay": "first"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected",
                  "busy"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-04",
      "group": "IDM",
      "title": "a duplicate after twenty other events has no effect",
      "severity": "must",
      "why": "A memory of the last event, or of the last few, forgets what a retry brings again hours later.",
      "fix": {
        "text": "Keep ids for as long as retries last, in a table and not in a variable.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "seen in receivers",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              },
              "times": 20
            },
            {
              "send": {
                "event": {
                  "like": "first"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-05",
      "group": "IDM",
      "title": "a duplicate under another id in the header has no effect",
      "severity": "must",
      "why": "Headers are not signed. Whoever deduplicates on one of them lets a recorded event be applied any number of times.",
      "fix": {
        "text": "Take the id from the signed body, `event.eventId`."
      },
      "source": "the contract, which signs the body alone",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "like": "first"
                },
                "headers": {
                  "set": {
                    "eventId": "evt_{fresh}"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-06",
      "group": "IDM",
      "title": "two events with one delivery id both have their effect",
      "severity": "must",
      "why": "The delivery id names an attempt. It is not signed, and says nothing about which event it carries.",
      "fix": {
        "text": "Take `eventId` as the key, never the delivery id."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "deliveryId": "dlv_{fresh:one}"
                  }
                }
              },
              "as": "one",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "headers": {
                  "set": {
                    "deliveryId": "dlv_{fresh:one}"
                  }
                }
              },
              "as": "other",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "one",
              "times": 1
            },
            {
              "effectsOf": "other",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-07",
      "group": "IDM",
      "title": "an event whose answer nobody waited for has one effect after a retry",
      "severity": "should",
      "why": "The sender hung up and does not know what became of it, so it sends again what may have been applied.",
      "fix": {
        "text": "Commit the effect and the id together, whether or not anybody still listens.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "seen in receivers",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "hangUp": true
                }
              },
              "as": "unheard",
              "expect": {
                "answer": [
                  "closed",
                  "no-answer",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "like": "unheard"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "busy"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "unheard",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-08",
      "group": "IDM",
      "title": "an event that failed is applied when it comes again",
      "severity": "should",
      "why": "The id was kept, or the answer given, before the effect was done. The retry counts as a duplicate, or never comes, and the event is lost.",
      "fix": {
        "text": "Insert the id in the transaction of the effect: both happen, or none.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "seen in receivers",
      "needs": [
        "fail-once"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "hook": "fail-once"
            },
            {
              "send": {},
              "as": "failed",
              "expect": {
                "answer": [
                  "server-error",
                  "busy",
                  "no-answer",
                  "closed"
                ],
                "warn": [
                  "accepted",
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "failed",
              "times": 1,
              "onlyIfAccepted": true
            },
            {
              "send": {
                "event": {
                  "like": "failed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "failed",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-09",
      "group": "IDM",
      "title": "a duplicate after a restart has no effect",
      "severity": "may",
      "why": "Ids that are kept in memory are gone after every release, and retries last longer than that.",
      "fix": {
        "text": "Keep ids in a database.",
        "snippets": {
          "node": "// One transaction: the unique key on event_id decides, and the effect is committed with it.\nawait db.transaction(async (tx) => {\n  const { rowCount } = await tx.query(\n    'INSERT INTO received_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.eventId]);\n  if (rowCount === 1) await apply(tx, event);\n});\n",
          "python": "with connection:  # one transaction: the unique key on event_id decides\n    cursor = connection.execute(\n        \"INSERT INTO received_events (event_id) VALUES (?) ON CONFLICT DO NOTHING\", (event[\"eventId\"],))\n    if cursor.rowcount == 1:\n        apply(connection, event)\n"
        }
      },
      "source": "seen in receivers",
      "needs": [
        "restart"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "hook": "restart"
            },
            {
              "send": {
                "event": {
                  "like": "first"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "IDM-10",
      "group": "IDM",
      "title": "events out of order are accepted and spoil nothing",
      "severity": "should",
      "why": "Nothing is promised about order; a retry can arrive after what happened later.",
      "fix": {
        "text": "Accept in any order. Where the latest state matters, compare `occurredAt` with what you have, and keep the later one; or fetch the resource."
      },
      "source": "the contract; Stripe's best practices for webhooks",
      "needs": [],
      "variants": [
        {
          "name": "an older event of the same run after the newer one",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.runId": "run-{fresh:run}"
                  }
                }
              },
              "as": "newer",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "type": "workflow.run.failed",
                  "overrides": {
                    "data.runId": "run-{fresh:run}",
                    "occurredAt": "2026-01-05T08:00:00Z"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "newer",
              "times": 1
            }
          ]
        },
        {
          "name": "a failed run after another that completed",
          "steps": [
            {
              "send": {},
              "as": "completed",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "type": "workflow.run.failed"
                }
              },
              "as": "failed",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "completed",
              "times": 1
            },
            {
              "effectsOf": "failed",
              "times": 1
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "ENV-01",
      "group": "ENV",
      "title": "a signed body that is not JSON is rejected",
      "severity": "must",
      "why": "A parser that throws where nobody expects it answers 500, and the sender tries again for hours.",
      "fix": {
        "text": "Verify first, then parse within a `try`; answer 400 when it throws."
      },
      "source": "seen in receivers",
      "needs": [],
      "variants": [
        {
          "name": "cut in the middle",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "keepShare": 0.5
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "statuses": [
                  400,
                  422
                ]
              }
            }
          ]
        },
        {
          "name": "a comma too many",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "",
                      "text": "\"probe\":1,"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "statuses": [
                  400,
                  422
                ]
              }
            }
          ]
        },
        {
          "name": "single quotes",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "{'eventId': '{eventId}'}"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "statuses": [
                  400,
                  422
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-02",
      "group": "ENV",
      "title": "a body that is not JSON, badly signed, is rejected for its signature",
      "severity": "should",
      "why": "What parses before it verifies runs a parser for everybody, and its message tells them how far they got.",
      "fix": {
        "text": "Verify first; parse what was verified, and nothing else. Do not put the parser's message into the answer."
      },
      "source": "OWASP, \"Input Validation Cheat Sheet\"",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "keepShare": 0.5
                  }
                ],
                "signature": {
                  "secret": "other"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "statuses": [
                  400,
                  401,
                  403
                ],
                "lacks": [
                  "Unexpected token",
                  "Unexpected end",
                  "Unterminated string",
                  "Expecting",
                  "SyntaxError",
                  "JSONDecodeError"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-03",
      "group": "ENV",
      "title": "a signed body that is no object is rejected",
      "severity": "must",
      "why": "`JSON.parse('null').eventId` throws, and the answer is 500.",
      "fix": {
        "text": "Check that the parsed value is an object, and has what the contract requires, before you read from it."
      },
      "source": "seen in receivers",
      "needs": [],
      "variants": [
        {
          "name": "empty",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": ""
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "null",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "null"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a list",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "[]"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a number",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "42"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a text",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "\"x\""
                  }
                ]
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-04",
      "group": "ENV",
      "title": "an event without a part of its envelope is rejected",
      "severity": "should",
      "why": "Without an id nothing can be deduplicated; without a type nothing can be routed.",
      "fix": {
        "text": "Validate the envelope against the contract (`parseEvent`, or `generated/schemas/envelope.json`) and answer 422."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "eventId",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventId"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "eventType",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventType"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "occurredAt",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/occurredAt"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "apiVersion",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/apiVersion"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "data",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/data"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-05",
      "group": "ENV",
      "title": "an envelope with values of other types is rejected",
      "severity": "should",
      "why": "What is coerced is stored as something else than was sent, and two ids can become one.",
      "fix": {
        "text": "Validate without coercion. In Fastify, `coerceTypes` is on by default for schemas of routes."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "a number for eventId",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "eventId": 1
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a list for data",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data": []
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a word for occurredAt",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "occurredAt": "yesterday"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-06",
      "group": "ENV",
      "title": "data of another event type is rejected or put aside",
      "severity": "should",
      "why": "A handler that trusts the type reads what is not there, and stores nothing where something should be.",
      "fix": {
        "text": "Validate `data` against the schema of its `eventType`; reject with 422, or put the event aside for a person to look at."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "document-insights.job.completed",
                  "overrides": {
                    "eventType": "workflow.run.failed"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "warn": [
                  "accepted",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-07",
      "group": "ENV",
      "title": "a status that does not fit the event type is rejected or put aside",
      "severity": "may",
      "why": "Code that goes by the type and code that goes by the status disagree about what happened.",
      "fix": {
        "text": "Validate `data.status` against the contract, or go by `eventType` alone everywhere."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "workflow.run.failed",
                  "overrides": {
                    "data.status": "COMPLETED"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "warn": [
                  "accepted",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-08",
      "group": "ENV",
      "title": "keys such as __proto__ change nothing about later events",
      "severity": "must",
      "why": "A recursive merge follows `__proto__` into the prototype of all objects, and whoever can sign once owns the process.",
      "fix": {
        "text": "Do not merge what comes from outside into objects; copy named properties. Where it has to be, skip `__proto__`, `constructor` and `prototype`, or use a Map."
      },
      "source": "OWASP, \"Prototype Pollution Prevention Cheat Sheet\"",
      "needs": [],
      "variants": [
        {
          "name": "__proto__",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/occurredAt"
                  ]
                }
              },
              "as": "before",
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "/data",
                      "text": "\"__proto__\":{\"occurredAt\":\"2026-01-05T08:00:00Z\"}"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "remove": [
                    "/occurredAt"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "sameAs": "before",
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "constructor.prototype",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/occurredAt"
                  ]
                }
              },
              "as": "before",
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "/data",
                      "text": "\"constructor\":{\"prototype\":{\"occurredAt\":\"2026-01-05T08:00:00Z\"}}"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "remove": [
                    "/occurredAt"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "sameAs": "before",
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "hasOwnProperty",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "/data",
                      "text": "\"hasOwnProperty\":1,\"toString\":1"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-09",
      "group": "ENV",
      "title": "an id that is there twice means one and the same event",
      "severity": "should",
      "why": "If one parser takes the first and another the last, the key of deduplication and the event differ.",
      "fix": {
        "text": "Parse once, and take everything from that one result; or reject what has a key twice."
      },
      "source": "RFC 8259, section 4",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "as": "first",
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "like": "first"
                },
                "body": [
                  {
                    "members": {
                      "at": "",
                      "text": "\"eventId\":\"evt_{fresh}\""
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "first",
              "times": 1
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-10",
      "group": "ENV",
      "title": "numbers beyond a double do not bring the receiver down",
      "severity": "should",
      "why": "`1e400` becomes Infinity, which no database takes and no JSON can say.",
      "fix": {
        "text": "Store `output` as the text that came, or check numbers before they are stored."
      },
      "source": "RFC 8259, section 6",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"big\":9007199254740993,\"huge\":1e400,\"minusZero\":-0"
                    }
                  },
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"long\":1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-11",
      "group": "ENV",
      "title": "deep nesting does not bring the receiver down",
      "severity": "should",
      "why": "Code that recurses with the data exhausts its stack; `JSON.stringify` does at some ten thousand levels.",
      "fix": {
        "text": "Catch errors around everything that walks the event, or refuse what is nested deeper than you need."
      },
      "source": "RFC 8259, section 9; measured",
      "needs": [],
      "variants": [
        {
          "name": "1000 lists",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "nest": {
                      "at": "/data/steps/0/output",
                      "levels": 1000,
                      "kind": "array"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "20000 lists",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "nest": {
                      "at": "/data/steps/0/output",
                      "levels": 20000,
                      "kind": "array"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "1000 objects",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "nest": {
                      "at": "/data/steps/0/output",
                      "levels": 1000,
                      "kind": "object"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "20000 objects",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "nest": {
                      "at": "/data/steps/0/output",
                      "levels": 20000,
                      "kind": "object"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-12",
      "group": "ENV",
      "title": "unusual text does not bring the receiver down",
      "severity": "should",
      "why": "PostgreSQL takes no NUL, encoders take no half of a pair, and pages show text that runs backwards.",
      "fix": {
        "text": "Store text as it came where that is possible, replace what the store cannot hold, and escape where it is shown."
      },
      "source": "Unicode Technical Report 36",
      "needs": [],
      "variants": [
        {
          "name": "half of a surrogate pair",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"s\":\"\\ud800\""
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "NUL",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/output",
                      "text": "\"s\":\"a\\u0000b\""
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "letters that turn the direction, or have no width",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "invoice‮fdp.exe​⁦"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a text of a megabyte",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "padTo": {
                      "at": "/data/steps/0/output",
                      "bytes": 1000000
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected",
                  "too-large"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-13",
      "group": "ENV",
      "title": "bytes that are not UTF-8 are verified as bytes",
      "severity": "must",
      "why": "Decoded first, bad bytes become U+FFFD, and a signature over that text fits many bodies.",
      "fix": {
        "text": "Verify bytes, then decode them strictly (`new TextDecoder('utf-8', { fatal: true })`), and answer 400.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "RFC 8259, section 8.1",
      "needs": [],
      "variants": [
        {
          "name": "signed as they are",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "bytes": {
                      "after": "Daily Correspondence",
                      "hex": "fffe"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "signed as the text with U+FFFD",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "bytes": {
                      "after": "Daily Correspondence",
                      "hex": "fffe"
                    }
                  }
                ],
                "signature": {
                  "over": "decoded"
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "a byte order mark before the JSON",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "prepend": "﻿"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "ENV-14",
      "group": "ENV",
      "title": "text that means something elsewhere is accepted and stays text",
      "severity": "should",
      "why": "Names come from people. What is pasted into a page, a query, a template or a log line runs there.",
      "fix": {
        "text": "Escape where a text is used - HTML, SQL parameters, log lines - and do not send it back in the answer."
      },
      "source": "OWASP, \"Cross Site Scripting Prevention Cheat Sheet\" and \"Logging Cheat Sheet\"",
      "needs": [],
      "variants": [
        {
          "name": "HTML",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "<script>alert('probe')</script>"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "lacks": [
                  "<script>alert('probe')"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "SQL",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "'; DROP TABLE events; --"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a template",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "{{7*7}} ${7*7} <%= 7*7 %>"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "line breaks",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.workflow.name": "probe\r\nX-Probe-Injected: 1"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "lacks": [
                  "X-Probe-Injected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "FWD-01",
      "group": "FWD",
      "title": "properties that are not known are accepted",
      "severity": "must",
      "why": "Adding a property is no breaking change; a receiver that refuses it stops on the day that it comes.",
      "fix": {
        "text": "Allow additional properties wherever the contract does, which is everywhere (`additionalProperties` is not false)."
      },
      "source": "the contract; the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "in the envelope",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "",
                      "text": "\"probeAdded\":{\"a\":[1,null]}"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "in data",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "members": {
                      "at": "/data",
                      "text": "\"probeAdded\":{\"a\":[1,null]}"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "deeper in data",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "members": {
                      "at": "/data/steps/0/nestedRuns",
                      "text": "\"probeAdded\":true"
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FWD-02",
      "group": "FWD",
      "title": "an event type that is not known is answered by 2xx",
      "severity": "must",
      "why": "A 4xx makes the sender try again for hours, and may end the subscription with all its other events.",
      "fix": {
        "text": "Verify it, then answer 200 to a type that you do not handle, and ignore it."
      },
      "source": "the contract; Stripe's best practices for webhooks",
      "needs": [],
      "variants": [
        {
          "name": "with the data of another",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "eventType": "plextera.probe.unknown"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "with data of its own",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "eventType": "plextera.probe.unknown",
                    "data": {
                      "probe": 1
                    }
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FWD-03",
      "group": "FWD",
      "title": "a new value in an open list is accepted",
      "severity": "should",
      "why": "The state and the type of a step are open lists; a closed enum refuses the first new one.",
      "fix": {
        "text": "Treat open lists as text, and have a default for values that you do not know."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "the status of a step",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full",
                  "overrides": {
                    "data.steps.0.status": "PROBED"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the type of a step",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full",
                  "overrides": {
                    "data.steps.0.type": "probe_function"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FWD-04",
      "group": "FWD",
      "title": "another API version is ignored or clearly refused",
      "severity": "should",
      "why": "A new version is announced by its name; 5xx would have it come again and again.",
      "fix": {
        "text": "Look at `apiVersion` before `data`; answer 200 and put it aside, or 422."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "apiVersion": "v2"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FWD-05",
      "group": "FWD",
      "title": "headers that are not known are accepted",
      "severity": "must",
      "why": "Headers are added over time, and by every proxy on the way.",
      "fix": {
        "text": "Read the headers that you need, and validate no others."
      },
      "source": "the contract; RFC 9110, section 5.1",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "headers": {
                  "add": {
                    "X-Plextera-Probe": "1",
                    "X-Probe": "1",
                    "Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "FWD-06",
      "group": "FWD",
      "title": "longer ids and other forms of a time are accepted",
      "severity": "should",
      "why": "The form of an id is an example. A column of 36 letters, or a time cut at its nineteenth, breaks later.",
      "fix": {
        "text": "Store ids as text of any length, and parse times by RFC 3339, fractions and offsets included."
      },
      "source": "RFC 3339, section 5.6; the contract",
      "needs": [],
      "variants": [
        {
          "name": "an id of the event of 200 letters",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "eventId": "evt_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_0123456789"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "ids of the run and its workflow of 200 letters",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "data.runId": "run_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_0123456789",
                    "data.workflowId": "flow_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_{fresh}_012345678"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a time with a fraction and an offset",
          "steps": [
            {
              "send": {
                "event": {
                  "overrides": {
                    "occurredAt": "2026-04-07T12:22:00.123456+02:00"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  ...{
    "kind": "derived",
    "group": "CON",
    "words": {
      "example": {
        "id": "example",
        "title": "the example {place} of {type} is accepted",
        "severity": "must",
        "why": "An event of the contract is refused, so it is lost when it comes.",
        "source": "the contract",
        "fix": {
          "text": "Compare your schema with `generated/schemas/{type}.json`; what it requires beyond that is the cause."
        },
        "expect": {
          "answer": [
            "accepted"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      },
      "seeded": {
        "id": "seeded",
        "title": "a made-up {type} is accepted",
        "severity": "must",
        "why": "Values that the contract allows are refused, so some events are lost when they come.",
        "source": "the contract",
        "fix": {
          "text": "Compare your schema with `generated/schemas/{type}.json`; what it requires beyond that is the cause."
        },
        "expect": {
          "answer": [
            "accepted"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      },
      "envelopeMissing": {
        "id": "missing",
        "title": "an event without {place} is rejected",
        "severity": "must",
        "why": "Every event has it. Without it nothing can be deduplicated, routed or dated.",
        "source": "the contract",
        "fix": {
          "text": "Validate the envelope after verifying (`parseEvent` does) and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "envelopeType": {
        "id": "type",
        "title": "an event whose {place} is of another type is rejected",
        "severity": "must",
        "why": "What is coerced is stored as something else than was sent.",
        "source": "the contract",
        "fix": {
          "text": "Validate the envelope without coercion, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "envelopeFormat": {
        "id": "format",
        "title": "an event whose {place} is no time is rejected",
        "severity": "must",
        "why": "A time that cannot be read becomes NaN or the year 1970, and order is lost.",
        "source": "the contract",
        "fix": {
          "text": "Check it by RFC 3339, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "missing": {
        "id": "missing",
        "title": "{type} without {place} is rejected",
        "severity": "should",
        "why": "A handler that counts on it fails half way, or stores nothing where something should be.",
        "source": "the contract",
        "fix": {
          "text": "Validate `data` against `generated/schemas/{type}.json` before anything is done, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "type": {
        "id": "type",
        "title": "{type} whose {place} is of another type is rejected",
        "severity": "should",
        "why": "What is coerced is stored as something else than was sent; what is not makes a handler fail half way.",
        "source": "the contract",
        "fix": {
          "text": "Validate `data` without coercion, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "format": {
        "id": "format",
        "title": "{type} whose {place} is no time is rejected",
        "severity": "should",
        "why": "A time that cannot be read becomes NaN or the year 1970.",
        "source": "the contract",
        "fix": {
          "text": "Check times by RFC 3339, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "constant": {
        "id": "constant",
        "title": "{type} with another {place} is rejected",
        "severity": "should",
        "why": "Code that goes by the type and code that goes by the value disagree about what happened.",
        "source": "the contract",
        "fix": {
          "text": "Validate constants as the contract has them, and answer 422."
        },
        "expect": {
          "answer": [
            "rejected"
          ]
        }
      },
      "value": {
        "id": "value",
        "title": "{type} with a new value of {place} is accepted",
        "severity": "should",
        "why": "The list is open; a closed enum refuses the first new value.",
        "source": "the contract",
        "fix": {
          "text": "Treat it as text, and have a default for values that you do not know."
        },
        "expect": {
          "answer": [
            "accepted"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      },
      "eventType": {
        "id": "constant",
        "title": "the data of {type} under a type that is not known is answered by 2xx",
        "severity": "must",
        "why": "A 4xx makes the sender try again for hours, and may end the subscription.",
        "source": "the contract",
        "fix": {
          "text": "Verify it, then answer 200 to a type that you do not handle, and ignore it."
        },
        "expect": {
          "answer": [
            "accepted"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      },
      "apiVersion": {
        "id": "constant",
        "title": "{type} of another API version is ignored or clearly refused",
        "severity": "should",
        "why": "A new version is announced by its name; 5xx would have it come again and again.",
        "source": "the contract",
        "fix": {
          "text": "Look at `apiVersion` before `data`; answer 200 and put it aside, or 422."
        },
        "expect": {
          "answer": [
            "accepted",
            "rejected"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      },
      "header": {
        "id": "header",
        "title": "a header {place} that differs from the body is not believed",
        "severity": "must",
        "why": "The header is not signed, so whoever replays a delivery can set it as he likes.",
        "source": "the contract, which signs the body alone",
        "fix": {
          "text": "Take everything from the verified body; or reject when they differ."
        },
        "expect": {
          "answer": [
            "accepted",
            "rejected"
          ],
          "warn": [
            "accepted-otherwise"
          ]
        }
      }
    },
    "examples": {
      "document-insights.job.completed": "full",
      "document-insights.job.failed": "full",
      "document-insights.job.rejected": "full",
      "workflow.run.completed": "full",
      "workflow.run.failed": "full",
      "document-insights.extraction.completed": "full",
      "document-insights.extraction.failed": "full",
      "document-insights.extraction.rejected": "full"
    }
  },
  kind: "derived",
  rows: [
    ["example","document-insights.job.completed","minimal"],
    ["example","document-insights.job.completed","full"],
    ["seeded","document-insights.job.completed",""],
    ["eventType","document-insights.job.completed","/eventType","document-insights.job.completed.probed"],
    ["apiVersion","document-insights.job.completed","/apiVersion","v0-probed"],
    ["missing","document-insights.job.completed","/data/jobId"],
    ["type","document-insights.job.completed","/data/jobId",1],
    ["missing","document-insights.job.completed","/data/status"],
    ["type","document-insights.job.completed","/data/status",1],
    ["constant","document-insights.job.completed","/data/status","COMPLETED_PROBED"],
    ["missing","document-insights.job.completed","/data/outputAvailable"],
    ["type","document-insights.job.completed","/data/outputAvailable","true"],
    ["type","document-insights.job.completed","/data/operation",1],
    ["type","document-insights.job.completed","/data/hubId",1],
    ["type","document-insights.job.completed","/data/hubName",1],
    ["missing","document-insights.job.completed","/data/createdAt"],
    ["type","document-insights.job.completed","/data/createdAt",1],
    ["format","document-insights.job.completed","/data/createdAt","yesterday"],
    ["type","document-insights.job.completed","/data/startedAt",1],
    ["format","document-insights.job.completed","/data/startedAt","yesterday"],
    ["missing","document-insights.job.completed","/data/updatedAt"],
    ["type","document-insights.job.completed","/data/updatedAt",1],
    ["format","document-insights.job.completed","/data/updatedAt","yesterday"],
    ["missing","document-insights.job.completed","/data/completedAt"],
    ["type","document-insights.job.completed","/data/completedAt",1],
    ["format","document-insights.job.completed","/data/completedAt","yesterday"],
    ["type","document-insights.job.completed","/data/metadata",[]],
    ["missing","document-insights.job.completed","/data/document"],
    ["type","document-insights.job.completed","/data/document",[]],
    ["missing","document-insights.job.completed","/data/document/fileId"],
    ["type","document-insights.job.completed","/data/document/fileId",1],
    ["missing","document-insights.job.completed","/data/document/fileName"],
    ["type","document-insights.job.completed","/data/document/fileName",1],
    ["missing","document-insights.job.completed","/data/document/mimeType"],
    ["type","document-insights.job.completed","/data/document/mimeType",1],
    ["missing","document-insights.job.completed","/data/document/sizeBytes"],
    ["type","document-insights.job.completed","/data/document/sizeBytes","1"],
    ["type","document-insights.job.completed","/data/document/pageCount","1"],
    ["missing","document-insights.job.completed","/data/output"],
    ["type","document-insights.job.completed","/data/output",[]],
    ["missing","document-insights.job.completed","/data/output/fieldCount"],
    ["type","document-insights.job.completed","/data/output/fieldCount","1"],
    ["missing","document-insights.job.completed","/data/output/fields"],
    ["type","document-insights.job.completed","/data/output/fields",{}],
    ["missing","document-insights.job.completed","/data/output/fields/0/id"],
    ["type","document-insights.job.completed","/data/output/fields/0/id",1],
    ["missing","document-insights.job.completed","/data/output/fields/0/name"],
    ["type","document-insights.job.completed","/data/output/fields/0/name",1],
    ["missing","document-insights.job.completed","/data/output/fields/0/type"],
    ["type","document-insights.job.completed","/data/output/fields/0/type",1],
    ["value","document-insights.job.completed","/data/output/fields/0/type","PROBED"],
    ["missing","document-insights.job.completed","/data/output/fields/0/value"],
    ["missing","document-insights.job.completed","/data/output/fields/0/confidence"],
    ["type","document-insights.job.completed","/data/output/fields/0/confidence","1"],
    ["type","document-insights.job.completed","/data/output/fields/0/placements",{}],
    ["example","document-insights.job.failed","minimal"],
    ["example","document-insights.job.failed","full"],
    ["seeded","document-insights.job.failed",""],
    ["eventType","document-insights.job.failed","/eventType","document-insights.job.failed.probed"],
    ["apiVersion","document-insights.job.failed","/apiVersion","v0-probed"],
    ["missing","document-insights.job.failed","/data/jobId"],
    ["type","document-insights.job.failed","/data/jobId",1],
    ["missing","document-insights.job.failed","/data/status"],
    ["type","document-insights.job.failed","/data/status",1],
    ["constant","document-insights.job.failed","/data/status","FAILED_PROBED"],
    ["missing","document-insights.job.failed","/data/outputAvailable"],
    ["type","document-insights.job.failed","/data/outputAvailable","true"],
    ["type","document-insights.job.failed","/data/operation",1],
    ["type","document-insights.job.failed","/data/hubId",1],
    ["type","document-insights.job.failed","/data/hubName",1],
    ["missing","document-insights.job.failed","/data/createdAt"],
    ["type","document-insights.job.failed","/data/createdAt",1],
    ["format","document-insights.job.failed","/data/createdAt","yesterday"],
    ["type","document-insights.job.failed","/data/startedAt",1],
    ["format","document-insights.job.failed","/data/startedAt","yesterday"],
    ["missing","document-insights.job.failed","/data/updatedAt"],
    ["type","document-insights.job.failed","/data/updatedAt",1],
    ["format","document-insights.job.failed","/data/updatedAt","yesterday"],
    ["missing","document-insights.job.failed","/data/completedAt"],
    ["type","document-insights.job.failed","/data/completedAt",1],
    ["format","document-insights.job.failed","/data/completedAt","yesterday"],
    ["type","document-insights.job.failed","/data/metadata",[]],
    ["missing","document-insights.job.failed","/data/document"],
    ["type","document-insights.job.failed","/data/document",[]],
    ["missing","document-insights.job.failed","/data/document/fileId"],
    ["type","document-insights.job.failed","/data/document/fileId",1],
    ["missing","document-insights.job.failed","/data/document/fileName"],
    ["type","document-insights.job.failed","/data/document/fileName",1],
    ["missing","document-insights.job.failed","/data/document/mimeType"],
    ["type","document-insights.job.failed","/data/document/mimeType",1],
    ["missing","document-insights.job.failed","/data/document/sizeBytes"],
    ["type","document-insights.job.failed","/data/document/sizeBytes","1"],
    ["type","document-insights.job.failed","/data/document/pageCount","1"],
    ["missing","document-insights.job.failed","/data/error"],
    ["type","document-insights.job.failed","/data/error",[]],
    ["missing","document-insights.job.failed","/data/error/code"],
    ["type","document-insights.job.failed","/data/error/code",1],
    ["missing","document-insights.job.failed","/data/error/message"],
    ["type","document-insights.job.failed","/data/error/message",1],
    ["example","document-insights.job.rejected","minimal"],
    ["example","document-insights.job.rejected","full"],
    ["example","document-insights.job.rejected","broken-file"],
    ["example","document-insights.job.rejected","empty-file"],
    ["example","document-insights.job.rejected","unsupported-language"],
    ["example","document-insights.job.rejected","duplicate-document"],
    ["seeded","document-insights.job.rejected",""],
    ["eventType","document-insights.job.rejected","/eventType","document-insights.job.rejected.probed"],
    ["apiVersion","document-insights.job.rejected","/apiVersion","v0-probed"],
    ["missing","document-insights.job.rejected","/data/jobId"],
    ["type","document-insights.job.rejected","/data/jobId",1],
    ["missing","document-insights.job.rejected","/data/status"],
    ["type","document-insights.job.rejected","/data/status",1],
    ["constant","document-insights.job.rejected","/data/status","REJECTED_PROBED"],
    ["missing","document-insights.job.rejected","/data/outputAvailable"],
    ["type","document-insights.job.rejected","/data/outputAvailable","true"],
    ["type","document-insights.job.rejected","/data/operation",1],
    ["type","document-insights.job.rejected","/data/hubId",1],
    ["type","document-insights.job.rejected","/data/hubName",1],
    ["missing","document-insights.job.rejected","/data/createdAt"],
    ["type","document-insights.job.rejected","/data/createdAt",1],
    ["format","document-insights.job.rejected","/data/createdAt","yesterday"],
    ["type","document-insights.job.rejected","/data/startedAt",1],
    ["format","document-insights.job.rejected","/data/startedAt","yesterday"],
    ["missing","document-insights.job.rejected","/data/updatedAt"],
    ["type","document-insights.job.rejected","/data/updatedAt",1],
    ["format","document-insights.job.rejected","/data/updatedAt","yesterday"],
    ["missing","document-insights.job.rejected","/data/completedAt"],
    ["type","document-insights.job.rejected","/data/completedAt",1],
    ["format","document-insights.job.rejected","/data/completedAt","yesterday"],
    ["type","document-insights.job.rejected","/data/metadata",[]],
    ["missing","document-insights.job.rejected","/data/document"],
    ["type","document-insights.job.rejected","/data/document",[]],
    ["missing","document-insights.job.rejected","/data/document/fileId"],
    ["type","document-insights.job.rejected","/data/document/fileId",1],
    ["missing","document-insights.job.rejected","/data/document/fileName"],
    ["type","document-insights.job.rejected","/data/document/fileName",1],
    ["missing","document-insights.job.rejected","/data/document/mimeType"],
    ["type","document-insights.job.rejected","/data/document/mimeType",1],
    ["missing","document-insights.job.rejected","/data/document/sizeBytes"],
    ["type","document-insights.job.rejected","/data/document/sizeBytes","1"],
    ["type","document-insights.job.rejected","/data/document/pageCount","1"],
    ["missing","document-insights.job.rejected","/data/error"],
    ["type","document-insights.job.rejected","/data/error",[]],
    ["missing","document-insights.job.rejected","/data/error/code"],
    ["type","document-insights.job.rejected","/data/error/code",1],
    ["missing","document-insights.job.rejected","/data/error/message"],
    ["type","document-insights.job.rejected","/data/error/message",1],
    ["example","workflow.run.completed","minimal"],
    ["example","workflow.run.completed","full"],
    ["seeded","workflow.run.completed",""],
    ["envelopeMissing","workflow.run.completed","/eventId"],
    ["envelopeType","workflow.run.completed","/eventId",1],
    ["envelopeMissing","workflow.run.completed","/eventType"],
    ["envelopeType","workflow.run.completed","/eventType",1],
    ["envelopeMissing","workflow.run.completed","/occurredAt"],
    ["envelopeType","workflow.run.completed","/occurredAt",1],
    ["envelopeFormat","workflow.run.completed","/occurredAt","yesterday"],
    ["envelopeMissing","workflow.run.completed","/apiVersion"],
    ["envelopeType","workflow.run.completed","/apiVersion",1],
    ["envelopeMissing","workflow.run.completed","/data"],
    ["envelopeType","workflow.run.completed","/data",[]],
    ["eventType","workflow.run.completed","/eventType","workflow.run.completed.probed"],
    ["apiVersion","workflow.run.completed","/apiVersion","v0-probed"],
    ["missing","workflow.run.completed","/data/runId"],
    ["type","workflow.run.completed","/data/runId",1],
    ["missing","workflow.run.completed","/data/workflowId"],
    ["type","workflow.run.completed","/data/workflowId",1],
    ["missing","workflow.run.completed","/data/status"],
    ["type","workflow.run.completed","/data/status",1],
    ["constant","workflow.run.completed","/data/status","COMPLETED_PROBED"],
    ["missing","workflow.run.completed","/data/createdAt"],
    ["type","workflow.run.completed","/data/createdAt",1],
    ["format","workflow.run.completed","/data/createdAt","yesterday"],
    ["type","workflow.run.completed","/data/startedAt",1],
    ["format","workflow.run.completed","/data/startedAt","yesterday"],
    ["missing","workflow.run.completed","/data/updatedAt"],
    ["type","workflow.run.completed","/data/updatedAt",1],
    ["format","workflow.run.completed","/data/updatedAt","yesterday"],
    ["missing","workflow.run.completed","/data/completedAt"],
    ["type","workflow.run.completed","/data/completedAt",1],
    ["format","workflow.run.completed","/data/completedAt","yesterday"],
    ["type","workflow.run.completed","/data/durationMs","1"],
    ["type","workflow.run.completed","/data/computedDurationMs","1"],
    ["missing","workflow.run.completed","/data/workflow"],
    ["type","workflow.run.completed","/data/workflow",[]],
    ["missing","workflow.run.completed","/data/workflow/id"],
    ["type","workflow.run.completed","/data/workflow/id",1],
    ["missing","workflow.run.completed","/data/workflow/name"],
    ["type","workflow.run.completed","/data/workflow/name",1],
    ["missing","workflow.run.completed","/data/progress"],
    ["type","workflow.run.completed","/data/progress",[]],
    ["missing","workflow.run.completed","/data/progress/stepsCompleted"],
    ["type","workflow.run.completed","/data/progress/stepsCompleted","1"],
    ["missing","workflow.run.completed","/data/progress/stepsTotal"],
    ["type","workflow.run.completed","/data/progress/stepsTotal","1"],
    ["missing","workflow.run.completed","/data/steps"],
    ["type","workflow.run.completed","/data/steps",{}],
    ["missing","workflow.run.completed","/data/steps/0/id"],
    ["type","workflow.run.completed","/data/steps/0/id",1],
    ["missing","workflow.run.completed","/data/steps/0/name"],
    ["type","workflow.run.completed","/data/steps/0/name",1],
    ["missing","workflow.run.completed","/data/steps/0/type"],
    ["type","workflow.run.completed","/data/steps/0/type",1],
    ["value","workflow.run.completed","/data/steps/0/type","PROBED"],
    ["missing","workflow.run.completed","/data/steps/0/status"],
    ["type","workflow.run.completed","/data/steps/0/status",1],
    ["value","workflow.run.completed","/data/steps/0/status","PROBED"],
    ["type","workflow.run.completed","/data/steps/0/message",1],
    ["missing","workflow.run.completed","/data/steps/0/nestedRuns"],
    ["type","workflow.run.completed","/data/steps/0/nestedRuns",[]],
    ["missing","workflow.run.completed","/data/steps/0/nestedRuns/count"],
    ["type","workflow.run.completed","/data/steps/0/nestedRuns/count","1"],
    ["missing","workflow.run.completed","/data/steps/0/nestedRuns/data"],
    ["type","workflow.run.completed","/data/steps/0/nestedRuns/data",{}],
    ["header","workflow.run.completed","eventId","probe-{fresh}"],
    ["header","workflow.run.completed","eventType","probe-{fresh}"],
    ["header","workflow.run.completed","eventOccurredAt","probe-{fresh}"],
    ["header","workflow.run.completed","apiVersion","probe-{fresh}"],
    ["example","workflow.run.failed","seed"],
    ["example","workflow.run.failed","minimal"],
    ["example","workflow.run.failed","full"],
    ["example","workflow.run.failed","one-failed-step"],
    ["seeded","workflow.run.failed",""],
    ["eventType","workflow.run.failed","/eventType","workflow.run.failed.probed"],
    ["apiVersion","workflow.run.failed","/apiVersion","v0-probed"],
    ["missing","workflow.run.failed","/data/runId"],
    ["type","workflow.run.failed","/data/runId",1],
    ["missing","workflow.run.failed","/data/workflowId"],
    ["type","workflow.run.failed","/data/workflowId",1],
    ["missing","workflow.run.failed","/data/status"],
    ["type","workflow.run.failed","/data/status",1],
    ["constant","workflow.run.failed","/data/status","FAILED_PROBED"],
    ["missing","workflow.run.failed","/data/createdAt"],
    ["type","workflow.run.failed","/data/createdAt",1],
    ["format","workflow.run.failed","/data/createdAt","yesterday"],
    ["type","workflow.run.failed","/data/startedAt",1],
    ["format","workflow.run.failed","/data/startedAt","yesterday"],
    ["missing","workflow.run.failed","/data/updatedAt"],
    ["type","workflow.run.failed","/data/updatedAt",1],
    ["format","workflow.run.failed","/data/updatedAt","yesterday"],
    ["missing","workflow.run.failed","/data/completedAt"],
    ["type","workflow.run.failed","/data/completedAt",1],
    ["format","workflow.run.failed","/data/completedAt","yesterday"],
    ["type","workflow.run.failed","/data/durationMs","1"],
    ["type","workflow.run.failed","/data/computedDurationMs","1"],
    ["missing","workflow.run.failed","/data/workflow"],
    ["type","workflow.run.failed","/data/workflow",[]],
    ["missing","workflow.run.failed","/data/workflow/id"],
    ["type","workflow.run.failed","/data/workflow/id",1],
    ["missing","workflow.run.failed","/data/workflow/name"],
    ["type","workflow.run.failed","/data/workflow/name",1],
    ["missing","workflow.run.failed","/data/progress"],
    ["type","workflow.run.failed","/data/progress",[]],
    ["missing","workflow.run.failed","/data/progress/stepsCompleted"],
    ["type","workflow.run.failed","/data/progress/stepsCompleted","1"],
    ["missing","workflow.run.failed","/data/progress/stepsTotal"],
    ["type","workflow.run.failed","/data/progress/stepsTotal","1"],
    ["missing","workflow.run.failed","/data/steps"],
    ["type","workflow.run.failed","/data/steps",{}],
    ["missing","workflow.run.failed","/data/steps/0/id"],
    ["type","workflow.run.failed","/data/steps/0/id",1],
    ["missing","workflow.run.failed","/data/steps/0/name"],
    ["type","workflow.run.failed","/data/steps/0/name",1],
    ["missing","workflow.run.failed","/data/steps/0/type"],
    ["type","workflow.run.failed","/data/steps/0/type",1],
    ["value","workflow.run.failed","/data/steps/0/type","PROBED"],
    ["missing","workflow.run.failed","/data/steps/0/status"],
    ["type","workflow.run.failed","/data/steps/0/status",1],
    ["value","workflow.run.failed","/data/steps/0/status","PROBED"],
    ["missing","workflow.run.failed","/data/steps/0/nestedRuns"],
    ["type","workflow.run.failed","/data/steps/0/nestedRuns",[]],
    ["missing","workflow.run.failed","/data/steps/0/nestedRuns/count"],
    ["type","workflow.run.failed","/data/steps/0/nestedRuns/count","1"],
    ["missing","workflow.run.failed","/data/steps/0/nestedRuns/data"],
    ["type","workflow.run.failed","/data/steps/0/nestedRuns/data",{}],
    ["missing","workflow.run.failed","/data/error"],
    ["type","workflow.run.failed","/data/error",[]],
    ["missing","workflow.run.failed","/data/error/code"],
    ["type","workflow.run.failed","/data/error/code",1],
    ["missing","workflow.run.failed","/data/error/message"],
    ["type","workflow.run.failed","/data/error/message",1],
    ["example","document-insights.extraction.completed","minimal"],
    ["example","document-insights.extraction.completed","full"],
    ["seeded","document-insights.extraction.completed",""],
    ["eventType","document-insights.extraction.completed","/eventType","document-insights.extraction.completed.probed"],
    ["apiVersion","document-insights.extraction.completed","/apiVersion","v0-probed"],
    ["missing","document-insights.extraction.completed","/data/extractionId"],
    ["type","document-insights.extraction.completed","/data/extractionId",1],
    ["missing","document-insights.extraction.completed","/data/status"],
    ["type","document-insights.extraction.completed","/data/status",1],
    ["constant","document-insights.extraction.completed","/data/status","COMPLETED_PROBED"],
    ["missing","document-insights.extraction.completed","/data/outputAvailable"],
    ["type","document-insights.extraction.completed","/data/outputAvailable","true"],
    ["missing","document-insights.extraction.completed","/data/createdAt"],
    ["type","document-insights.extraction.completed","/data/createdAt",1],
    ["format","document-insights.extraction.completed","/data/createdAt","yesterday"],
    ["type","document-insights.extraction.completed","/data/startedAt",1],
    ["format","document-insights.extraction.completed","/data/startedAt","yesterday"],
    ["missing","document-insights.extraction.completed","/data/updatedAt"],
    ["type","document-insights.extraction.completed","/data/updatedAt",1],
    ["format","document-insights.extraction.completed","/data/updatedAt","yesterday"],
    ["missing","document-insights.extraction.completed","/data/completedAt"],
    ["type","document-insights.extraction.completed","/data/completedAt",1],
    ["format","document-insights.extraction.completed","/data/completedAt","yesterday"],
    ["type","document-insights.extraction.completed","/data/tags",[]],
    ["missing","document-insights.extraction.completed","/data/document"],
    ["type","document-insights.extraction.completed","/data/document",[]],
    ["missing","document-insights.extraction.completed","/data/document/fileId"],
    ["type","document-insights.extraction.completed","/data/document/fileId",1],
    ["missing","document-insights.extraction.completed","/data/document/fileName"],
    ["type","document-insights.extraction.completed","/data/document/fileName",1],
    ["missing","document-insights.extraction.completed","/data/document/mimeType"],
    ["type","document-insights.extraction.completed","/data/document/mimeType",1],
    ["missing","document-insights.extraction.completed","/data/document/sizeBytes"],
    ["type","document-insights.extraction.completed","/data/document/sizeBytes","1"],
    ["type","document-insights.extraction.completed","/data/document/pageCount","1"],
    ["missing","document-insights.extraction.completed","/data/output"],
    ["type","document-insights.extraction.completed","/data/output",[]],
    ["missing","document-insights.extraction.completed","/data/output/fieldCount"],
    ["type","document-insights.extraction.completed","/data/output/fieldCount","1"],
    ["missing","document-insights.extraction.completed","/data/output/fields"],
    ["type","document-insights.extraction.completed","/data/output/fields",{}],
    ["missing","document-insights.extraction.completed","/data/output/fields/0/id"],
    ["type","document-insights.extraction.completed","/data/output/fields/0/id",1],
    ["missing","document-insights.extraction.completed","/data/output/fields/0/name"],
    ["type","document-insights.extraction.completed","/data/output/fields/0/name",1],
    ["missing","document-insights.extraction.completed","/data/output/fields/0/type"],
    ["type","document-insights.extraction.completed","/data/output/fields/0/type",1],
    ["value","document-insights.extraction.completed","/data/output/fields/0/type","PROBED"],
    ["missing","document-insights.extraction.completed","/data/output/fields/0/value"],
    ["missing","document-insights.extraction.completed","/data/output/fields/0/confidence"],
    ["type","document-insights.extraction.completed","/data/output/fields/0/confidence","1"],
    ["type","document-insights.extraction.completed","/data/output/fields/0/placements",{}],
    ["example","document-insights.extraction.failed","minimal"],
    ["example","document-insights.extraction.failed","full"],
    ["seeded","document-insights.extraction.failed",""],
    ["eventType","document-insights.extraction.failed","/eventType","document-insights.extraction.failed.probed"],
    ["apiVersion","document-insights.extraction.failed","/apiVersion","v0-probed"],
    ["missing","document-insights.extraction.failed","/data/extractionId"],
    ["type","document-insights.extraction.failed","/data/extractionId",1],
    ["missing","document-insights.extraction.failed","/data/status"],
    ["type","document-insights.extraction.failed","/data/status",1],
    ["constant","document-insights.extraction.failed","/data/status","FAILED_PROBED"],
    ["missing","document-insights.extraction.failed","/data/outputAvailable"],
    ["type","document-insights.extraction.failed","/data/outputAvailable","true"],
    ["missing","document-insights.extraction.failed","/data/createdAt"],
    ["type","document-insights.extraction.failed","/data/createdAt",1],
    ["format","document-insights.extraction.failed","/data/createdAt","yesterday"],
    ["type","document-insights.extraction.failed","/data/startedAt",1],
    ["format","document-insights.extraction.failed","/data/startedAt","yesterday"],
    ["missing","document-insights.extraction.failed","/data/updatedAt"],
    ["type","document-insights.extraction.failed","/data/updatedAt",1],
    ["format","document-insights.extraction.failed","/data/updatedAt","yesterday"],
    ["missing","document-insights.extraction.failed","/data/completedAt"],
    ["type","document-insights.extraction.failed","/data/completedAt",1],
    ["format","document-insights.extraction.failed","/data/completedAt","yesterday"],
    ["type","document-insights.extraction.failed","/data/tags",[]],
    ["missing","document-insights.extraction.failed","/data/document"],
    ["type","document-insights.extraction.failed","/data/document",[]],
    ["missing","document-insights.extraction.failed","/data/document/fileId"],
    ["type","document-insights.extraction.failed","/data/document/fileId",1],
    ["missing","document-insights.extraction.failed","/data/document/fileName"],
    ["type","document-insights.extraction.failed","/data/document/fileName",1],
    ["missing","document-insights.extraction.failed","/data/document/mimeType"],
    ["type","document-insights.extraction.failed","/data/document/mimeType",1],
    ["missing","document-insights.extraction.failed","/data/document/sizeBytes"],
    ["type","document-insights.extraction.failed","/data/document/sizeBytes","1"],
    ["type","document-insights.extraction.failed","/data/document/pageCount","1"],
    ["missing","document-insights.extraction.failed","/data/error"],
    ["type","document-insights.extraction.failed","/data/error",[]],
    ["missing","document-insights.extraction.failed","/data/error/code"],
    ["type","document-insights.extraction.failed","/data/error/code",1],
    ["missing","document-insights.extraction.failed","/data/error/message"],
    ["type","document-insights.extraction.failed","/data/error/message",1],
    ["example","document-insights.extraction.rejected","minimal"],
    ["example","document-insights.extraction.rejected","full"],
    ["example","document-insights.extraction.rejected","broken-file"],
    ["example","document-insights.extraction.rejected","empty-file"],
    ["example","document-insights.extraction.rejected","unsupported-language"],
    ["example","document-insights.extraction.rejected","duplicate-document"],
    ["seeded","document-insights.extraction.rejected",""],
    ["eventType","document-insights.extraction.rejected","/eventType","document-insights.extraction.rejected.probed"],
    ["apiVersion","document-insights.extraction.rejected","/apiVersion","v0-probed"],
    ["missing","document-insights.extraction.rejected","/data/extractionId"],
    ["type","document-insights.extraction.rejected","/data/extractionId",1],
    ["missing","document-insights.extraction.rejected","/data/status"],
    ["type","document-insights.extraction.rejected","/data/status",1],
    ["constant","document-insights.extraction.rejected","/data/status","REJECTED_PROBED"],
    ["missing","document-insights.extraction.rejected","/data/outputAvailable"],
    ["type","document-insights.extraction.rejected","/data/outputAvailable","true"],
    ["missing","document-insights.extraction.rejected","/data/createdAt"],
    ["type","document-insights.extraction.rejected","/data/createdAt",1],
    ["format","document-insights.extraction.rejected","/data/createdAt","yesterday"],
    ["type","document-insights.extraction.rejected","/data/startedAt",1],
    ["format","document-insights.extraction.rejected","/data/startedAt","yesterday"],
    ["missing","document-insights.extraction.rejected","/data/updatedAt"],
    ["type","document-insights.extraction.rejected","/data/updatedAt",1],
    ["format","document-insights.extraction.rejected","/data/updatedAt","yesterday"],
    ["missing","document-insights.extraction.rejected","/data/completedAt"],
    ["type","document-insights.extraction.rejected","/data/completedAt",1],
    ["format","document-insights.extraction.rejected","/data/completedAt","yesterday"],
    ["type","document-insights.extraction.rejected","/data/tags",[]],
    ["missing","document-insights.extraction.rejected","/data/document"],
    ["type","document-insights.extraction.rejected","/data/document",[]],
    ["missing","document-insights.extraction.rejected","/data/document/fileId"],
    ["type","document-insights.extraction.rejected","/data/document/fileId",1],
    ["missing","document-insights.extraction.rejected","/data/document/fileName"],
    ["type","document-insights.extraction.rejected","/data/document/fileName",1],
    ["missing","document-insights.extraction.rejected","/data/document/mimeType"],
    ["type","document-insights.extraction.rejected","/data/document/mimeType",1],
    ["missing","document-insights.extraction.rejected","/data/document/sizeBytes"],
    ["type","document-insights.extraction.rejected","/data/document/sizeBytes","1"],
    ["type","document-insights.extraction.rejected","/data/document/pageCount","1"],
    ["missing","document-insights.extraction.rejected","/data/error"],
    ["type","document-insights.extraction.rejected","/data/error",[]],
    ["missing","document-insights.extraction.rejected","/data/error/code"],
    ["type","document-insights.extraction.rejected","/data/error/code",1],
    ["missing","document-insights.extraction.rejected","/data/error/message"],
    ["type","document-insights.extraction.rejected","/data/error/message",1],
  ],
},
{
  "kind": "written",
  "cases": [
    {
      "id": "HDR-01",
      "group": "HDR",
      "title": "an event type in the header that differs from the body is not believed",
      "severity": "must",
      "why": "The header is not signed. Routing by it lets somebody on the way have an event handled as another.",
      "fix": {
        "text": "Route by `event.eventType` from the verified body; leave the header to logs, or reject when they differ."
      },
      "source": "the contract, which signs the body alone",
      "needs": [],
      "variants": [
        {
          "name": "a type that nobody knows",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "eventType": "plextera.probe.unknown"
                  }
                }
              },
              "as": "changed",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "changed",
              "times": 1,
              "ifAccepted": true
            }
          ]
        },
        {
          "name": "another type of the contract",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "eventType": "workflow.run.failed"
                  }
                }
              },
              "as": "changed",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "changed",
              "times": 1,
              "ifAccepted": true
            }
          ]
        },
        {
          "name": "the type that the data would fit",
          "steps": [
            {
              "send": {
                "event": {
                  "type": "workflow.run.failed",
                  "overrides": {
                    "eventType": "document-insights.job.completed"
                  }
                },
                "headers": {
                  "set": {
                    "eventType": "workflow.run.failed"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "warn": [
                  "accepted",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-02",
      "group": "HDR",
      "title": "other headers that differ from the body are not believed",
      "severity": "must",
      "why": "They are not signed, so whoever replays a delivery can set them as he likes.",
      "fix": {
        "text": "Take `eventId`, `occurredAt` and `apiVersion` from the verified body; or reject when they differ."
      },
      "source": "the contract, which signs the body alone",
      "needs": [],
      "variants": [
        {
          "name": "the event's id",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "eventId": "evt_{fresh}"
                  }
                }
              },
              "as": "changed",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "changed",
              "times": 1,
              "ifAccepted": true
            }
          ]
        },
        {
          "name": "when it occurred",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "eventOccurredAt": "2020-01-01T00:00:00Z"
                  }
                }
              },
              "as": "changed",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "changed",
              "times": 1,
              "ifAccepted": true
            }
          ]
        },
        {
          "name": "the API version",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "apiVersion": "v9"
                  }
                }
              },
              "as": "changed",
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "effectsOf": "changed",
              "times": 1,
              "ifAccepted": true
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-03",
      "group": "HDR",
      "title": "a delivery with its signature as the only header of the contract does no harm",
      "severity": "should",
      "why": "Proxies drop headers. Reading one that is not there throws, and the answer is 500.",
      "fix": {
        "text": "Take everything from the body; treat each header but the signature as optional."
      },
      "source": "the contract",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "headers": {
                  "remove": [
                    "deliveryId",
                    "eventId",
                    "eventType",
                    "eventOccurredAt",
                    "apiVersion"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-04",
      "group": "HDR",
      "title": "names of headers are taken in upper, lower and mixed case",
      "severity": "must",
      "why": "Proxies and HTTP/2 write them in lower case, others as they like.",
      "fix": {
        "text": "Look headers up without regard to case; Node has them in lower case, a Lambda event as they came."
      },
      "source": "RFC 9110, section 5.1",
      "needs": [],
      "variants": [
        {
          "name": "lower",
          "steps": [
            {
              "send": {
                "headers": {
                  "nameCase": "lower"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "upper",
          "steps": [
            {
              "send": {
                "headers": {
                  "nameCase": "upper"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "mixed",
          "steps": [
            {
              "send": {
                "headers": {
                  "nameCase": "mixed"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-05",
      "group": "HDR",
      "title": "a content type with parameters is accepted",
      "severity": "should",
      "why": "A comparison with the whole value fails as soon as a charset stands behind it, and the body is not read.",
      "fix": {
        "text": "Read the body whatever its content type says, or compare only what stands before the semicolon.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "RFC 9110, section 8.3.1",
      "needs": [],
      "variants": [
        {
          "name": "a charset",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "application/json; charset=utf-8"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a charset in upper case and without a space",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "application/json;charset=UTF-8"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "another type of JSON, which may be refused",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "application/cloudevents+json"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-06",
      "group": "HDR",
      "title": "a wrong content type gets nothing past the checks",
      "severity": "should",
      "why": "Where the schema is chosen by content type, another one, or a tab in it, means that nothing is checked.",
      "fix": {
        "text": "Verify and validate whatever the content type says; or answer 415 to all but JSON."
      },
      "source": "CVE-2025-32442 and CVE-2026-25223",
      "needs": [],
      "variants": [
        {
          "name": "text",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "text/plain"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "none",
          "steps": [
            {
              "send": {
                "headers": {
                  "remove": [
                    "Content-Type"
                  ]
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a tab in it",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "application/json\ta"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "another charset",
          "steps": [
            {
              "send": {
                "headers": {
                  "set": {
                    "Content-Type": "application/json; charset=utf-16"
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "text, and no event",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventId"
                  ]
                }
              },
              "as": "plain",
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventId"
                  ]
                },
                "headers": {
                  "set": {
                    "Content-Type": "text/plain"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "orAs": "plain"
              }
            }
          ]
        },
        {
          "name": "a tab in it, and no event",
          "steps": [
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventId"
                  ]
                }
              },
              "as": "plain",
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "event": {
                  "remove": [
                    "/eventId"
                  ]
                },
                "headers": {
                  "set": {
                    "Content-Type": "application/json\ta"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ],
                "orAs": "plain"
              }
            }
          ]
        },
        {
          "name": "text, and no signature",
          "steps": [
            {
              "send": {
                "signature": "none",
                "headers": {
                  "set": {
                    "Content-Type": "text/plain"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "HDR-07",
      "group": "HDR",
      "title": "very long headers do not bring the receiver down",
      "severity": "may",
      "why": "Every server has a limit for headers; what matters is how it ends there.",
      "fix": {
        "text": "Leave it to the server, which answers 431; do not raise its limit beyond need."
      },
      "source": "RFC 6585, section 5",
      "needs": [],
      "variants": [
        {
          "name": "12 KB of other headers",
          "steps": [
            {
              "send": {
                "headers": {
                  "paddingBytes": 12288
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "too-large",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "a signature header of 8 KB",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={good}",
                  "repeat": {
                    "text": ",v0=00000000000000000000000000000000",
                    "times": 227
                  }
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "too-large",
                  "rejected"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "TRN-01",
      "group": "TRN",
      "title": "other methods are answered by 405 or 404",
      "severity": "should",
      "why": "A GET that acts is called by crawlers and by previews of links.",
      "fix": {
        "text": "Register the route for POST alone, and answer 405 with `Allow` to the rest."
      },
      "source": "RFC 9110, section 15.5.6; CloudEvents, \"HTTP 1.1 Web Hooks for Event Delivery\"",
      "needs": [],
      "variants": [
        {
          "name": "GET",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": ""
                  }
                ],
                "wire": {
                  "method": "GET"
                }
              },
              "expect": {
                "answer": [
                  "not-allowed"
                ],
                "warn": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "HEAD",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": ""
                  }
                ],
                "wire": {
                  "method": "HEAD"
                }
              },
              "expect": {
                "answer": [
                  "not-allowed"
                ],
                "warn": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "PUT",
          "steps": [
            {
              "send": {
                "wire": {
                  "method": "PUT"
                }
              },
              "expect": {
                "answer": [
                  "not-allowed"
                ],
                "warn": [
                  "rejected"
                ]
              }
            }
          ]
        },
        {
          "name": "DELETE",
          "steps": [
            {
              "send": {
                "wire": {
                  "method": "DELETE"
                }
              },
              "expect": {
                "answer": [
                  "not-allowed"
                ],
                "warn": [
                  "rejected"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-02",
      "group": "TRN",
      "title": "OPTIONS has no effect",
      "severity": "may",
      "why": "Some senders ask by OPTIONS whether they may send; that is a question and no event.",
      "fix": {
        "text": "Answer it from the framework, or by 405; never let it reach the handler of events."
      },
      "source": "CloudEvents, \"HTTP 1.1 Web Hooks for Event Delivery\", section 4",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "method": "OPTIONS"
                }
              },
              "as": "asked",
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "not-allowed",
                  "rejected"
                ]
              }
            },
            {
              "effectsOf": "asked",
              "times": 0
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-03",
      "group": "TRN",
      "title": "a body in chunks without a length is accepted",
      "severity": "should",
      "why": "Proxies send bodies on in chunks; what relies on Content-Length reads nothing.",
      "fix": {
        "text": "Read to the end of the request, not as many bytes as a header says.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "RFC 9112, section 7.1",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "chunkBytes": 1
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-04",
      "group": "TRN",
      "title": "a body that arrives in pieces is accepted",
      "severity": "must",
      "why": "The first piece was taken for the whole, which is right on loopback and wrong in a network.",
      "fix": {
        "text": "Collect pieces until the request ends, then join them as bytes.",
        "snippets": {
          "node": "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), request.headers, secret);\nresponse.writeHead(answer.status, answer.headers).end(answer.body);\n",
          "express": "// Before any express.json(), and for this route alone.\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const { kind, event, answer } = receive(request.body, request.headers, secret);\n  response.status(answer.status).set(answer.headers).send(answer.body);\n});\n",
          "fastify": "app.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\n// In the route: const { kind, event, answer } = receive(request.body, request.headers, secret);\n",
          "hono": "const body = new Uint8Array(await context.req.arrayBuffer()); // not req.json(), not req.text()\nconst { kind, event, answer } = receive(body, context.req.raw.headers, secret);\nreturn new Response(answer.body, answer);\n",
          "next": "export async function POST(request: Request) {\n  const body = new Uint8Array(await request.arrayBuffer()); // not request.json(), not request.text()\n  const { kind, event, answer } = receive(body, request.headers, secret);\n  return new Response(answer.body, answer);\n}\n",
          "koa": "// No body parser on this route.\nconst chunks = [];\nfor await (const chunk of context.req) chunks.push(chunk);\nconst { kind, event, answer } = receive(Buffer.concat(chunks), context.req.headers, secret);\nObject.assign(context, { status: answer.status, body: answer.body });\n",
          "python": "body = self.rfile.read(int(self.headers[\"Content-Length\"]))  # bytes; never json.dumps(json.loads(body))\n"
        }
      },
      "source": "seen in receivers",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "pieces": 20,
                  "pauseMs": 10
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-05",
      "group": "TRN",
      "title": "a body that is shorter than announced has no effect",
      "severity": "must",
      "why": "The connection broke. What is there is a part, and it will be sent again.",
      "fix": {
        "text": "Do nothing when the request is aborted before its end; in raw servers compare the bytes read with Content-Length."
      },
      "source": "RFC 9112, section 8",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "lengthOff": 100,
                  "hangUp": true
                }
              },
              "as": "cut",
              "expect": {
                "answer": [
                  "closed",
                  "no-answer",
                  "rejected"
                ]
              }
            },
            {
              "effectsOf": "cut",
              "times": 0
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-06",
      "group": "TRN",
      "title": "a request that waits for 100 Continue is accepted",
      "severity": "may",
      "why": "Intermediaries add the header; a server that does not know it lets them wait.",
      "fix": {
        "text": "Leave it to the server; answer 417 if you must."
      },
      "source": "RFC 9110, section 10.1.1",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "expectContinue": true
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "other-4xx"
                ],
                "statuses": [
                  200,
                  202,
                  417
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-07",
      "group": "TRN",
      "title": "old forms of HTTP are accepted or clearly refused",
      "severity": "may",
      "why": "Old proxies speak HTTP/1.0, or put the whole URL into the request line.",
      "fix": {
        "text": "Leave it to the server; do not parse the request line yourself."
      },
      "source": "RFC 9112, sections 2.3 and 3.2.2",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "HTTP/1.0",
          "steps": [
            {
              "send": {
                "wire": {
                  "httpVersion": "1.0"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected",
                  "not-allowed",
                  "other-4xx"
                ],
                "warn": [
                  "server-error",
                  "closed",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "the whole URL",
          "steps": [
            {
              "send": {
                "wire": {
                  "absoluteTarget": true
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "rejected",
                  "not-allowed",
                  "other-4xx"
                ],
                "warn": [
                  "server-error",
                  "closed",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-08",
      "group": "TRN",
      "title": "framing that can be read in two ways is refused",
      "severity": "should",
      "why": "If the proxy in front reads another length than you do, a request can be hidden within another one.",
      "fix": {
        "text": "Use a current HTTP server in its strict mode (in Node, no `insecureHTTPParser`), and update proxies."
      },
      "source": "RFC 9112, sections 2.2, 6.1 and 6.3",
      "needs": [
        "socket"
      ],
      "variants": [
        {
          "name": "a length and chunks",
          "steps": [
            {
              "send": {
                "wire": {
                  "ambiguous": "cl-te"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "closed"
                ]
              }
            }
          ]
        },
        {
          "name": "two lengths",
          "steps": [
            {
              "send": {
                "wire": {
                  "ambiguous": "two-lengths"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "closed"
                ]
              }
            }
          ]
        },
        {
          "name": "lines without CR",
          "steps": [
            {
              "send": {
                "wire": {
                  "ambiguous": "bare-lf"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "closed"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-09",
      "group": "TRN",
      "title": "the answer is the receiver's own and no redirect",
      "severity": "must",
      "why": "Senders do not follow redirects. A login page, another host or a missing slash lose every delivery.",
      "fix": {
        "text": "Register the final URL; keep logins and canonical hosts away from its path.",
        "snippets": {
          "express": "// Above session and login middleware, which would answer with a redirect.\napp.use('/webhooks', webhooks);\napp.use(requireLogin);\n",
          "next": "// middleware.ts: leave the path out of what needs a login.\nexport const config = { matcher: ['/((?!webhooks).*)'] };\n",
          "python": "# Django: exempt the view from login and CSRF, and give its URL exactly as it is registered,\n# because APPEND_SLASH answers a POST without the slash by a redirect.\n"
        }
      },
      "source": "the contract; the specification of Standard Webhooks",
      "needs": [],
      "variants": [
        {
          "name": "a valid delivery",
          "steps": [
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "not-allowed",
                  "other-4xx",
                  "busy",
                  "server-error",
                  "closed",
                  "no-answer"
                ]
              }
            }
          ]
        },
        {
          "name": "one that is refused",
          "steps": [
            {
              "send": {
                "signature": "none"
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "not-allowed",
                  "other-4xx",
                  "busy",
                  "server-error",
                  "closed",
                  "no-answer"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-10",
      "group": "TRN",
      "title": "unencrypted and outdated connections are refused",
      "severity": "should",
      "why": "Events and signatures can be read and changed on the way.",
      "fix": {
        "text": "Serve https alone, from TLS 1.2 on."
      },
      "source": "RFC 8996",
      "needs": [
        "socket",
        "https"
      ],
      "variants": [
        {
          "name": "plain HTTP",
          "steps": [
            {
              "send": {
                "wire": {
                  "tls": "none"
                }
              },
              "expect": {
                "answer": [
                  "closed",
                  "rejected",
                  "other-4xx"
                ]
              }
            }
          ]
        },
        {
          "name": "TLS 1.0 and 1.1",
          "steps": [
            {
              "send": {
                "wire": {
                  "tls": "old"
                }
              },
              "expect": {
                "answer": [
                  "closed",
                  "rejected",
                  "other-4xx"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-11",
      "group": "TRN",
      "title": "no answer tells a secret, the right signature, or where the code lies",
      "severity": "must",
      "why": "An answer with the expected signature is a machine for forging; a stack tells where to look next.",
      "fix": {
        "text": "Answer with a fixed word for each status; log the rest where only you read it.",
        "snippets": {
          "express": "// Last of all: without it, Express shows the stack to whoever asks.\napp.use((error, request, response, next) => response.status(error.status ?? 500).json({ error: 'failed' }));\n",
          "fastify": "app.setErrorHandler((error, request, reply) => reply.code(error.statusCode ?? 500).send({ error: 'failed' }));\n",
          "hono": "app.onError((error, context) => context.json({ error: 'failed' }, 500));\n",
          "koa": "app.use(async (context, next) => {\n  try { await next(); } catch (error) { context.status = error.status ?? 500; context.body = { error: 'failed' }; }\n});\n",
          "python": "class Handler(BaseHTTPRequestHandler):\n    error_message_format = \"failed\\n\"\n"
        }
      },
      "source": "OWASP, \"Error Handling Cheat Sheet\"",
      "needs": [],
      "variants": [
        {
          "name": "a wrong signature",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1={wrong}"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        },
        {
          "name": "a malformed signature",
          "steps": [
            {
              "send": {
                "signature": {
                  "header": "t={t},v1=é"
                }
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        },
        {
          "name": "no signature",
          "steps": [
            {
              "send": {
                "signature": "none"
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        },
        {
          "name": "no JSON",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "keepShare": 0.5
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        },
        {
          "name": "no event",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "text": "null"
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        },
        {
          "name": "a valid event",
          "steps": [
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted",
                  "accepted-otherwise",
                  "rejected",
                  "busy",
                  "not-allowed",
                  "too-large",
                  "other-4xx",
                  "server-error",
                  "closed",
                  "no-answer"
                ],
                "lacks": [
                  "node_modules",
                  "&nbsp; &nbsp;at ",
                  "Traceback (most recent call last)",
                  "file:///"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "TRN-12",
      "group": "TRN",
      "title": "a compressed body is refused, or verified as it was sent",
      "severity": "may",
      "why": "A few kilobytes can unpack to gigabytes, and what is verified after unpacking is not what was signed.",
      "fix": {
        "text": "Answer 415 to any `Content-Encoding`; or verify first and unpack with a limit."
      },
      "source": "RFC 9110, section 8.4",
      "needs": [],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "body": [
                  {
                    "gzip": true
                  }
                ],
                "headers": {
                  "set": {
                    "Content-Encoding": "gzip"
                  }
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
{
  "kind": "written",
  "cases": [
    {
      "id": "LOD-01",
      "group": "LOD",
      "title": "a very large body meets a limit, and is answered by 413",
      "severity": "should",
      "why": "Without a limit, one request takes all memory; a limit that resets the connection looks like an outage.",
      "fix": {
        "text": "Set a limit of about a megabyte, and answer 413.",
        "snippets": {
          "node": "// Count what arrives: chunks have no length to go by. Read on beyond the limit, or the sender does not get the answer.\nconst chunks = [];\nlet size = 0;\nfor await (const chunk of request) {\n  size += chunk.length;\n  if (size <= 1_048_576) chunks.push(chunk);\n}\nif (size > 1_048_576) return void response.writeHead(413).end();\n",
          "express": "express.raw({ type: () => true, limit: '1mb' })\n",
          "fastify": "fastify({ bodyLimit: 1_048_576 })\n",
          "hono": "app.use('/webhooks', bodyLimit({ maxSize: 1_048_576 }))\n",
          "next": "// Count what arrives: chunks have no length to go by. Read on beyond the limit, or the sender does not get the answer.\nconst chunks = [];\nlet size = 0;\nfor await (const chunk of request.body ?? []) {\n  size += chunk.length;\n  if (size <= 1_048_576) chunks.push(chunk);\n}\nif (size > 1_048_576) return new Response(null, { status: 413 });\n",
          "koa": "// Count what arrives: chunks have no length to go by. Read on beyond the limit, or the sender does not get the answer.\nconst chunks = [];\nlet size = 0;\nfor await (const chunk of context.req) {\n  size += chunk.length;\n  if (size <= 1_048_576) chunks.push(chunk);\n}\nif (size > 1_048_576) context.throw(413);\n",
          "python": "if length > 1_048_576:\n    return self.send_error(413)\n"
        }
      },
      "source": "the specification of Standard Webhooks",
      "needs": [
        "load"
      ],
      "variants": [
        {
          "name": "1 MB",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "padTo": {
                      "at": "/data/steps/0/output",
                      "bytes": 1048576
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "accepted",
                  "too-large"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        },
        {
          "name": "10 MB",
          "steps": [
            {
              "send": {
                "event": {
                  "example": "full"
                },
                "body": [
                  {
                    "padTo": {
                      "at": "/data/steps/0/output",
                      "bytes": 10485760
                    }
                  }
                ]
              },
              "expect": {
                "answer": [
                  "too-large"
                ],
                "warn": [
                  "accepted",
                  "closed",
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "LOD-02",
      "group": "LOD",
      "title": "fifty events at once are accepted, or put off in good order",
      "severity": "should",
      "why": "Events come in bursts. What answers 500, or nothing, loses time in retries, or the event.",
      "fix": {
        "text": "Store and answer, and work later; where you must put off, answer 429 or 503 with `Retry-After`."
      },
      "source": "RFC 6585, section 4",
      "needs": [
        "load"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted",
                  "busy"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              },
              "times": 50,
              "parallel": true
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "LOD-03",
      "group": "LOD",
      "title": "a valid event gets through between many forged ones",
      "severity": "should",
      "why": "If forged requests are dear to refuse, or count against the sender, they keep the real ones out.",
      "fix": {
        "text": "Check length and form before you compute, and count refused requests by address and never for all."
      },
      "source": "OWASP, \"Denial of Service Cheat Sheet\"",
      "needs": [
        "load"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "signature": {
                  "secret": "other"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "busy"
                ]
              },
              "times": 100,
              "parallel": true
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "busy",
                  "accepted-otherwise"
                ]
              }
            },
            {
              "send": {
                "signature": {
                  "secret": "other"
                }
              },
              "expect": {
                "answer": [
                  "rejected",
                  "busy"
                ]
              },
              "times": 100,
              "parallel": true
            }
          ]
        }
      ]
    },
    {
      "id": "LOD-04",
      "group": "LOD",
      "title": "connections that send a byte a second are cut",
      "severity": "may",
      "why": "A few thousand of them, which cost nothing, take all connections.",
      "fix": {
        "text": "Set a limit for the time of a request's head, ten seconds or so (in Node, `server.headersTimeout`)."
      },
      "source": "OWASP, \"Denial of Service Cheat Sheet\"",
      "needs": [
        "load",
        "socket",
        "slow"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "slowHeadSeconds": 20
                }
              },
              "expect": {
                "answer": [
                  "closed",
                  "other-4xx",
                  "busy",
                  "too-large"
                ],
                "warn": [
                  "no-answer",
                  "accepted",
                  "rejected",
                  "accepted-otherwise"
                ]
              },
              "times": 2,
              "parallel": true
            },
            {
              "send": {},
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    },
    {
      "id": "LOD-05",
      "group": "LOD",
      "title": "a connection that was idle for half a minute still serves",
      "severity": "may",
      "why": "The sender writes just as the receiver closes, and the delivery is lost or comes twice.",
      "fix": {
        "text": "Keep idle connections longer than the proxy in front does (in Node, `server.keepAliveTimeout`)."
      },
      "source": "measured",
      "needs": [
        "load",
        "socket",
        "slow"
      ],
      "variants": [
        {
          "name": "",
          "steps": [
            {
              "send": {
                "wire": {
                  "connection": "keep"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "accepted-otherwise"
                ]
              }
            },
            {
              "waitSeconds": 30
            },
            {
              "send": {
                "wire": {
                  "connection": "keep"
                }
              },
              "expect": {
                "answer": [
                  "accepted"
                ],
                "warn": [
                  "closed",
                  "accepted-otherwise"
                ]
              }
            }
          ]
        }
      ]
    }
  ]
},
];
