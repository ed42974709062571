// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** The JSON Schema of a scenario. */
export const scenarioSchema: { readonly [key: string]: unknown } = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "urn:plextera:webhooks:v1:scenario",
  "title": "A scenario",
  "description": "Steps that the mock plays against a receiver, one after the other, and what has to come of them.",
  "type": "object",
  "required": [
    "name",
    "summary",
    "steps"
  ],
  "additionalProperties": false,
  "properties": {
    "$schema": {
      "description": "For editors; nothing is fetched.",
      "type": "string"
    },
    "name": {
      "description": "In kebab-case, such as flaky-receiver.",
      "type": "string",
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
      "maxLength": 60
    },
    "summary": {
      "description": "One line: what it shows.",
      "type": "string",
      "minLength": 1,
      "maxLength": 200
    },
    "seed": {
      "description": "The same file and seed give the same events in the same order. Without it every run has its own.",
      "type": [
        "integer",
        "string"
      ],
      "maxLength": 200
    },
    "timeLimit": {
      "description": "How long all of it may take, up to 10m; 1m by default.",
      "$ref": "#/definitions/duration"
    },
    "concurrency": {
      "description": "How many attempts are under way at once, 1 to 64; 1 sends them strictly one after the other.",
      "type": "integer",
      "minimum": 1,
      "maximum": 64
    },
    "steps": {
      "description": "A list of 1 to 200 steps.",
      "type": "array",
      "minItems": 1,
      "maxItems": 200,
      "items": {
        "$ref": "#/definitions/step"
      }
    }
  },
  "definitions": {
    "step": {
      "description": "A step has exactly one key, which says what it does.",
      "type": "object",
      "minProperties": 1,
      "maxProperties": 1,
      "additionalProperties": false,
      "properties": {
        "emit": {
          "$ref": "#/definitions/emit"
        },
        "traffic": {
          "$ref": "#/definitions/traffic"
        },
        "wait": {
          "$ref": "#/definitions/wait"
        },
        "advance": {
          "$ref": "#/definitions/advance"
        },
        "fault": {
          "$ref": "#/definitions/fault"
        },
        "rotate": {
          "$ref": "#/definitions/rotate"
        },
        "subscription": {
          "$ref": "#/definitions/subscription"
        },
        "resend": {
          "$ref": "#/definitions/resend"
        },
        "expect": {
          "$ref": "#/definitions/expect"
        }
      }
    },
    "emit": {
      "description": "Makes events, and owes them to the receiver.",
      "type": "object",
      "required": [
        "type"
      ],
      "additionalProperties": false,
      "properties": {
        "type": {
          "$ref": "#/definitions/eventType"
        },
        "count": {
          "description": "How many, 1 to 1000; 1 by default.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000
        },
        "overrides": {
          "description": "A part of the event: objects are merged, arrays replaced.",
          "type": "object"
        },
        "example": {
          "description": "Start from this example of the contract.",
          "type": "string"
        },
        "seed": {
          "description": "Makes the event of `send --seed`; by default it follows from the scenario's seed and the step.",
          "type": [
            "integer",
            "string"
          ],
          "maxLength": 200
        },
        "about": {
          "description": "A name for a job, extraction or run: all events with this name are about the same one.",
          "$ref": "#/definitions/label"
        },
        "reprocessed": {
          "description": "Emit although there was such an event about this resource.",
          "type": "boolean"
        },
        "unchecked": {
          "description": "Allow an event that breaks the contract.",
          "type": "boolean"
        },
        "as": {
          "description": "A name for these events, for `of` in later steps.",
          "$ref": "#/definitions/label"
        }
      }
    },
    "traffic": {
      "description": "Emits many events at random moments of a long time, which passes in a short one.",
      "type": "object",
      "required": [
        "events",
        "over",
        "within",
        "mix"
      ],
      "additionalProperties": false,
      "properties": {
        "events": {
          "description": "How many, 1 to 10000.",
          "type": "integer",
          "minimum": 1,
          "maximum": 10000
        },
        "over": {
          "description": "How much time of the retry schedule passes.",
          "$ref": "#/definitions/duration"
        },
        "within": {
          "description": "How long that takes, up to 5m.",
          "$ref": "#/definitions/duration"
        },
        "mix": {
          "description": "Event types and how often each comes, in proportion to the others.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {
            "$ref": "#/definitions/eventType"
          },
          "additionalProperties": {
            "description": "A weight, such as 3 for three times as often as 1.",
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000
          }
        },
        "as": {
          "description": "A name for these events, for `of` in later steps.",
          "$ref": "#/definitions/label"
        }
      }
    },
    "wait": {
      "description": "Waits, and fails when it takes too long.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": {
        "for": {
          "description": "What deliveries have to become; finished is delivered or exhausted.",
          "enum": [
            "delivered",
            "exhausted",
            "finished",
            "waiting"
          ]
        },
        "count": {
          "description": "How many deliveries; all by default.",
          "type": "integer",
          "minimum": 1,
          "maximum": 20000
        },
        "attempts": {
          "description": "How many attempts have to be over.",
          "type": "integer",
          "minimum": 1,
          "maximum": 100000
        },
        "of": {
          "$ref": "#/definitions/of"
        },
        "turnClock": {
          "description": "Turn the clock of the retry schedule whenever nothing is under way, so that every retry is due.",
          "type": "boolean"
        },
        "within": {
          "description": "Real time; 10s by default, up to 5m.",
          "$ref": "#/definitions/duration"
        }
      }
    },
    "advance": {
      "description": "Turns the clock of the retry schedule forward.",
      "$ref": "#/definitions/duration"
    },
    "fault": {
      "description": "Makes something go wrong, or ends that: exactly one of add, preset, remove, reset.",
      "type": "object",
      "minProperties": 1,
      "maxProperties": 1,
      "additionalProperties": false,
      "properties": {
        "add": {
          "description": "A fault as `POST /api/v1/faults` takes it.",
          "type": "object",
          "required": [
            "name"
          ],
          "additionalProperties": false,
          "properties": {
            "name": {
              "description": "Which fault.",
              "type": "string"
            },
            "options": {
              "description": "The options of that fault.",
              "type": "object"
            },
            "scope": {
              "description": "Which attempts it is for: next, eventType, share.",
              "type": "object"
            },
            "ttlMs": {
              "description": "Milliseconds until it ends by itself.",
              "type": "integer",
              "minimum": 1
            },
            "seed": {
              "description": "Makes its chance repeatable.",
              "type": "string"
            }
          }
        },
        "preset": {
          "description": "A situation: several faults under one name.",
          "type": "string"
        },
        "remove": {
          "description": "Ends the faults of this name.",
          "type": "string"
        },
        "reset": {
          "description": "Ends all faults of this scenario.",
          "const": true
        }
      }
    },
    "rotate": {
      "description": "Changes what deliveries are signed with.",
      "type": "object",
      "required": [
        "signWith"
      ],
      "additionalProperties": false,
      "properties": {
        "signWith": {
          "description": "One or both in this order: known is the receiver's secret, other one that it does not have.",
          "type": "array",
          "minItems": 1,
          "maxItems": 2,
          "uniqueItems": true,
          "items": {
            "description": "known or other.",
            "enum": [
              "known",
              "other"
            ]
          }
        }
      }
    },
    "subscription": {
      "description": "Pauses the subscription, whose events are then dropped, or resumes it.",
      "enum": [
        "pause",
        "resume"
      ]
    },
    "resend": {
      "description": "Sends deliveries again by hand.",
      "type": "object",
      "required": [
        "state"
      ],
      "additionalProperties": false,
      "properties": {
        "state": {
          "description": "Which: those that are delivered, exhausted or waiting.",
          "enum": [
            "delivered",
            "exhausted",
            "waiting"
          ]
        },
        "of": {
          "$ref": "#/definitions/of"
        }
      }
    },
    "expect": {
      "description": "Says what must be so by now.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": false,
      "properties": {
        "of": {
          "$ref": "#/definitions/of"
        },
        "events": {
          "description": "Events that were emitted.",
          "$ref": "#/definitions/count"
        },
        "deduplicated": {
          "description": "Events that were not sent, because there was one of their type about their resource.",
          "$ref": "#/definitions/count"
        },
        "delivered": {
          "description": "Deliveries that the receiver acknowledged.",
          "$ref": "#/definitions/count"
        },
        "exhausted": {
          "description": "Deliveries that were given up.",
          "$ref": "#/definitions/count"
        },
        "waiting": {
          "description": "Deliveries that are not over.",
          "$ref": "#/definitions/count"
        },
        "attempts": {
          "description": "Attempts in all.",
          "$ref": "#/definitions/count"
        },
        "attemptsPerEvent": {
          "description": "Attempts of every single event.",
          "$ref": "#/definitions/count"
        },
        "deliveredPerEvent": {
          "description": "How often every single event was acknowledged.",
          "$ref": "#/definitions/count"
        },
        "lastStatus": {
          "description": "The last answer to every event: a status such as 200, or a class such as 4xx.",
          "type": [
            "integer",
            "string"
          ],
          "minimum": 100,
          "maximum": 599,
          "pattern": "^[1-5](xx|[0-9][0-9])$"
        },
        "outcomes": {
          "description": "Attempts by what came of them.",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": false,
          "properties": {
            "delivered": {
              "$ref": "#/definitions/count"
            },
            "retryable": {
              "$ref": "#/definitions/count"
            },
            "permanent": {
              "$ref": "#/definitions/count"
            },
            "blocked": {
              "$ref": "#/definitions/count"
            },
            "unknown": {
              "$ref": "#/definitions/count"
            }
          }
        },
        "order": {
          "description": "Whether events were acknowledged in the order in which they were emitted, or overtook each other.",
          "enum": [
            "emitted",
            "overtaken"
          ]
        }
      }
    },
    "count": {
      "description": "A number, or at least and at most: { min: 1, max: 3 }.",
      "type": [
        "integer",
        "object"
      ],
      "minimum": 0,
      "minProperties": 1,
      "additionalProperties": false,
      "properties": {
        "min": {
          "description": "At least.",
          "type": "integer",
          "minimum": 0
        },
        "max": {
          "description": "At most.",
          "type": "integer",
          "minimum": 0
        }
      }
    },
    "of": {
      "description": "Only the events of the step that has this name in `as`.",
      "$ref": "#/definitions/label"
    },
    "label": {
      "description": "A name of letters, digits, - and _.",
      "type": "string",
      "pattern": "^[A-Za-z0-9_-]{1,60}$"
    },
    "duration": {
      "description": "A time with its unit, such as 500ms, 30s, 5m, 2h or 1d.",
      "type": "string",
      "pattern": "^[0-9]{1,9}(\\.[0-9]{1,3})?(ms|s|m|h|d)$"
    },
    "eventType": {
      "description": "An event type of the contract.",
      "type": "string",
      "enum": [
        "document-insights.job.completed",
        "document-insights.job.failed",
        "document-insights.job.rejected",
        "workflow.run.completed",
        "workflow.run.failed",
        "document-insights.extraction.completed",
        "document-insights.extraction.failed",
        "document-insights.extraction.rejected"
      ]
    }
  }
};

/** The scenarios that are shipped, by name; each keeps the schema. */
export const scenarios: { readonly [name: string]: unknown } = {
  "day-of-traffic": {
    "name": "day-of-traffic",
    "summary": "the events of a day in ten seconds, all of them acknowledged with few retries",
    "seed": 19,
    "timeLimit": "2m",
    "steps": [
      {
        "traffic": {
          "events": 500,
          "over": "24h",
          "within": "10s",
          "mix": {
            "document-insights.job.completed": 60,
            "document-insights.job.failed": 4,
            "document-insights.job.rejected": 6,
            "workflow.run.completed": 27,
            "workflow.run.failed": 3
          }
        }
      },
      {
        "wait": {
          "for": "finished",
          "turnClock": true,
          "within": "60s"
        }
      },
      {
        "expect": {
          "delivered": 500,
          "exhausted": 0,
          "attemptsPerEvent": {
            "max": 3
          }
        }
      }
    ]
  },
  "flaky-receiver": {
    "name": "flaky-receiver",
    "summary": "requests and answers get lost on the way, and in the end every event is delivered",
    "seed": 7,
    "timeLimit": "2m",
    "steps": [
      {
        "fault": {
          "add": {
            "name": "drop",
            "options": {
              "loses": "answer"
            },
            "scope": {
              "next": 3
            }
          }
        }
      },
      {
        "emit": {
          "type": "workflow.run.completed",
          "count": 3,
          "as": "unheard"
        }
      },
      {
        "wait": {
          "for": "finished",
          "turnClock": true,
          "within": "30s"
        }
      },
      {
        "fault": {
          "add": {
            "name": "drop",
            "options": {
              "wait": false
            },
            "scope": {
              "next": 2
            }
          }
        }
      },
      {
        "emit": {
          "type": "document-insights.job.completed",
          "count": 2,
          "as": "lost"
        }
      },
      {
        "wait": {
          "for": "finished",
          "turnClock": true,
          "within": "30s"
        }
      },
      {
        "fault": {
          "add": {
            "name": "early-close",
            "scope": {
              "next": 2
            }
          }
        }
      },
      {
        "emit": {
          "type": "document-insights.job.failed",
          "count": 2,
          "as": "cut"
        }
      },
      {
        "wait": {
          "for": "finished",
          "turnClock": true,
          "within": "30s"
        }
      },
      {
        "fault": {
          "add": {
            "name": "delay",
            "options": {
              "ms": 20,
              "spreadMs": 200
            },
            "scope": {
              "share": 0.5
            }
          }
        }
      },
      {
        "emit": {
          "type": "workflow.run.failed",
          "count": 5,
          "as": "late"
        }
      },
      {
        "wait": {
          "for": "finished",
          "turnClock": true,
          "within": "60s"
        }
      },
      {
        "expect": {
          "delivered": 12,
          "exhausted": 0,
          "lastStatus": "2xx",
          "attemptsPerEvent": {
            "min": 1,
            "max": 2
          }
        }
      },
      {
        "expect": {
          "of": "unheard",
          "attemptsPerEvent": 2
        }
      },
      {
        "expect": {
          "of": "lost",
          "attemptsPerEvent": 2
        }
      },
      {
        "expect": {
          "of": "cut",
          "attemptsPerEvent": 2
        }
      },
      {
        "expect": {
          "of": "late",
          "attemptsPerEvent": 1
        }
      }
    ]
  },
  "happy-path": {
    "name": "happy-path",
    "summary": "one event of every type, each acknowledged at once",
    "seed": 1,
    "steps": [
      {
        "emit": {
          "type": "document-insights.job.completed"
        }
      },
      {
        "emit": {
          "type": "document-insights.job.failed"
        }
      },
      {
        "emit": {
          "type": "document-insights.job.rejected"
        }
      },
      {
        "emit": {
          "type": "workflow.run.completed"
        }
      },
      {
        "emit": {
          "type": "workflow.run.failed"
        }
      },
      {
        "emit": {
          "type": "document-insights.extraction.completed"
        }
      },
      {
        "emit": {
          "type": "document-insights.extraction.failed"
        }
      },
      {
        "emit": {
          "type": "document-insights.extraction.rejected"
        }
      },
      {
        "wait": {
          "attempts": 8,
          "within": "30s"
        }
      },
      {
        "expect": {
          "delivered": 8,
          "attemptsPerEvent": 1,
          "lastStatus": "2xx"
        }
      }
    ]
  },
  "out-of-order": {
    "name": "out-of-order",
    "summary": "a job fails, completes when it is tried again, and the news of the failure arrives last",
    "seed": 13,
    "steps": [
      {
        "fault": {
          "add": {
            "name": "reorder",
            "scope": {
              "next": 1
            }
          }
        }
      },
      {
        "emit": {
          "type": "document-insights.job.failed",
          "about": "document",
          "overrides": {
            "occurredAt": "2026-04-07T10:00:00Z"
          },
          "as": "first"
        }
      },
      {
        "emit": {
          "type": "document-insights.job.completed",
          "about": "document",
          "overrides": {
            "occurredAt": "2026-04-07T10:05:00Z"
          },
          "as": "second"
        }
      },
      {
        "wait": {
          "attempts": 2,
          "within": "15s"
        }
      },
      {
        "expect": {
          "delivered": 2,
          "order": "overtaken",
          "attemptsPerEvent": 1,
          "lastStatus": "2xx"
        }
      }
    ]
  },
  "reprocessed-extraction": {
    "name": "reprocessed-extraction",
    "summary": "an extraction that was processed again is a new event about the same extraction",
    "seed": 17,
    "steps": [
      {
        "emit": {
          "type": "document-insights.extraction.completed",
          "about": "extraction",
          "as": "original"
        }
      },
      {
        "wait": {
          "attempts": 1,
          "of": "original"
        }
      },
      {
        "emit": {
          "type": "document-insights.extraction.completed",
          "about": "extraction",
          "as": "again"
        }
      },
      {
        "expect": {
          "of": "again",
          "events": 1,
          "deduplicated": 1,
          "attempts": 0
        }
      },
      {
        "emit": {
          "type": "document-insights.extraction.completed",
          "about": "extraction",
          "reprocessed": true,
          "as": "reprocessed"
        }
      },
      {
        "wait": {
          "attempts": 2
        }
      },
      {
        "expect": {
          "events": 3,
          "delivered": 2,
          "attemptsPerEvent": 1,
          "lastStatus": "2xx"
        }
      }
    ]
  },
  "secret-rotation": {
    "name": "secret-rotation",
    "summary": "while a secret is replaced, two signatures are sent, and one that holds is enough",
    "seed": 11,
    "steps": [
      {
        "emit": {
          "type": "workflow.run.completed",
          "as": "before"
        }
      },
      {
        "wait": {
          "attempts": 1,
          "of": "before"
        }
      },
      {
        "expect": {
          "of": "before",
          "delivered": 1,
          "attempts": 1
        }
      },
      {
        "rotate": {
          "signWith": [
            "known",
            "other"
          ]
        }
      },
      {
        "emit": {
          "type": "workflow.run.completed",
          "count": 3,
          "as": "known-first"
        }
      },
      {
        "wait": {
          "attempts": 3,
          "of": "known-first"
        }
      },
      {
        "expect": {
          "of": "known-first",
          "delivered": 3,
          "attemptsPerEvent": 1
        }
      },
      {
        "rotate": {
          "signWith": [
            "other",
            "known"
          ]
        }
      },
      {
        "emit": {
          "type": "workflow.run.failed",
          "count": 3,
          "as": "known-last"
        }
      },
      {
        "wait": {
          "attempts": 3,
          "of": "known-last"
        }
      },
      {
        "expect": {
          "of": "known-last",
          "delivered": 3,
          "attemptsPerEvent": 1
        }
      },
      {
        "rotate": {
          "signWith": [
            "other"
          ]
        }
      },
      {
        "emit": {
          "type": "document-insights.job.completed",
          "as": "foreign"
        }
      },
      {
        "wait": {
          "attempts": 1,
          "of": "foreign"
        }
      },
      {
        "expect": {
          "of": "foreign",
          "delivered": 0,
          "lastStatus": "4xx"
        }
      },
      {
        "rotate": {
          "signWith": [
            "known"
          ]
        }
      },
      {
        "wait": {
          "for": "delivered",
          "of": "foreign",
          "turnClock": true
        }
      },
      {
        "expect": {
          "of": "foreign",
          "delivered": 1,
          "lastStatus": "2xx"
        }
      }
    ]
  }
};
