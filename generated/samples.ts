// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** How a value is made up; `spec/README.md` explains each key. */
export interface SampleHint {
  readonly chance?: number;
  readonly ulid?: string;
  readonly hex?: number;
  readonly pick?: readonly unknown[];
  readonly number?: readonly [number, number];
  readonly decimals?: number;
  readonly moment?: Moment;
  readonly elapsed?: readonly [Moment, Moment];
  readonly copy?: string;
  readonly count?: string;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly present?: string;
  readonly ordinal?: string;
  readonly digits?: number;
  readonly draw?: readonly Readonly<Record<string, unknown>>[];
  readonly last?: readonly Readonly<Record<string, unknown>>[];
  readonly size?: readonly [number, number];
  readonly sizes?: readonly number[];
  readonly depth?: number;
  readonly entries?: Readonly<Record<string, readonly unknown[]>>;
  readonly timeline?: 'inner';
}

export type Moment = 'created' | 'started' | 'completed';

/** A schema as far as making up a value needs it. */
export interface SamplePlan {
  readonly ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SamplePlan>>;
  readonly items?: SamplePlan;
  readonly hint?: SampleHint;
}

export const samplePlans: { readonly [schema: string]: SamplePlan } = {
  "ApiVersion": {
    "type": "string",
    "hint": {
      "pick": [
        "v1"
      ]
    }
  },
  "DeliveryHeaders": {
    "type": "object",
    "required": [
      "X-Plextera-Delivery-Id",
      "X-Plextera-Event-Id",
      "X-Plextera-Event-Type",
      "X-Plextera-Event-Occurred-At",
      "X-Plextera-Api-Version",
      "X-Plextera-Signature"
    ],
    "properties": {
      "X-Plextera-Delivery-Id": {
        "type": "string",
        "examples": [
          "dlv_01JY7MAX5R0PZ2V9F3T6K8NQWD"
        ],
        "hint": {
          "ulid": "dlv_"
        }
      },
      "X-Plextera-Event-Id": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4"
        ]
      },
      "X-Plextera-Event-Type": {
        "type": "string",
        "examples": [
          "document-insights.job.completed"
        ]
      },
      "X-Plextera-Event-Occurred-At": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ]
      },
      "X-Plextera-Api-Version": {
        "type": "string",
        "examples": [
          "v1"
        ]
      },
      "X-Plextera-Signature": {
        "type": "string",
        "examples": [
          "t=1775556000,v1=9e79107f49f1ac0a32d92f2722c698ed5a4cbc3668bf8e51f8b791c6f123586a"
        ]
      }
    }
  },
  "Document": {
    "type": "object",
    "required": [
      "fileId",
      "fileName",
      "mimeType",
      "sizeBytes"
    ],
    "properties": {
      "fileId": {
        "type": "string",
        "examples": [
          "file_01JY7M1C8WZ5E2D7R4KQ9XTPBN"
        ],
        "hint": {
          "ulid": "file_"
        }
      },
      "fileName": {
        "type": "string",
        "examples": [
          "invoice-2041.pdf"
        ],
        "hint": {
          "pick": [
            "invoice-2041.pdf",
            "delivery-note-88213.pdf",
            "claim-form-signed.pdf",
            "contract-renewal.pdf",
            "bank-statement-march.pdf",
            "purchase-order-5512.pdf",
            "passport-scan.pdf",
            "Rechnung-März.pdf"
          ]
        }
      },
      "mimeType": {
        "type": "string",
        "examples": [
          "application/pdf"
        ],
        "hint": {
          "pick": [
            "application/pdf"
          ]
        }
      },
      "sizeBytes": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          184320
        ],
        "hint": {
          "number": [
            18000,
            4200000
          ]
        }
      },
      "pageCount": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          3
        ],
        "hint": {
          "chance": 0.7,
          "number": [
            2,
            24
          ]
        }
      }
    }
  },
  "DocumentInsightsExtractionCompletedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.extraction.completed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "ExtractionCompletedData"
      }
    }
  },
  "DocumentInsightsExtractionFailedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.extraction.failed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "ExtractionFailedData"
      }
    }
  },
  "DocumentInsightsExtractionRejectedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.extraction.rejected"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "ExtractionRejectedData"
      }
    }
  },
  "DocumentInsightsJobCompletedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.job.completed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "JobCompletedData"
      }
    }
  },
  "DocumentInsightsJobFailedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.job.failed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "JobFailedData"
      }
    }
  },
  "DocumentInsightsJobRejectedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "document-insights.job.rejected"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "JobRejectedData"
      }
    }
  },
  "EventEnvelope": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "examples": [
          "document-insights.job.completed",
          "workflow.run.failed"
        ]
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "type": "object"
      }
    }
  },
  "ExtractedField": {
    "type": "object",
    "required": [
      "id",
      "name",
      "type",
      "value",
      "confidence"
    ],
    "properties": {
      "id": {
        "type": "string",
        "examples": [
          "invoice_number"
        ]
      },
      "name": {
        "type": "string",
        "examples": [
          "Invoice number"
        ]
      },
      "type": {
        "ref": "FieldType"
      },
      "value": {
        "ref": "FieldValue"
      },
      "confidence": {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [
          0.97
        ],
        "hint": {
          "number": [
            0.62,
            0.999
          ],
          "decimals": 3
        }
      },
      "placements": {
        "type": "array",
        "items": {
          "ref": "FieldPlacement"
        },
        "hint": {
          "chance": 0.9,
          "size": [
            1,
            2
          ]
        }
      }
    }
  },
  "ExtractionCompletedData": {
    "type": "object",
    "required": [
      "extractionId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "output"
    ],
    "properties": {
      "extractionId": {
        "type": "string",
        "examples": [
          "69d2249016106a576cd7e6b1"
        ],
        "hint": {
          "hex": 24
        }
      },
      "status": {
        "type": "string",
        "const": "COMPLETED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "tags": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "output": {
        "ref": "ExtractionOutput"
      }
    }
  },
  "ExtractionFailedData": {
    "type": "object",
    "required": [
      "extractionId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "error"
    ],
    "properties": {
      "extractionId": {
        "type": "string",
        "examples": [
          "69d2249016106a576cd7e6b1"
        ],
        "hint": {
          "hex": 24
        }
      },
      "status": {
        "type": "string",
        "const": "FAILED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "tags": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "error": {
        "ref": "ProcessingError"
      }
    }
  },
  "ExtractionOutput": {
    "type": "object",
    "required": [
      "fieldCount",
      "fields"
    ],
    "properties": {
      "fieldCount": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          2
        ],
        "hint": {
          "count": "fields"
        }
      },
      "fields": {
        "type": "array",
        "items": {
          "ref": "ExtractedField"
        },
        "hint": {
          "draw": [
            {
              "id": "invoice_number",
              "name": "Invoice number",
              "type": "string",
              "value": "INV-2041"
            },
            {
              "id": "invoice_date",
              "name": "Invoice date",
              "type": "date",
              "value": "2026-03-31"
            },
            {
              "id": "due_date",
              "name": "Due date",
              "type": "date",
              "value": "2026-04-30"
            },
            {
              "id": "supplier_name",
              "name": "Supplier",
              "type": "string",
              "value": "Nordlicht Papier GmbH"
            },
            {
              "id": "supplier_vat_id",
              "name": "VAT ID",
              "type": "string",
              "value": "DE811907980"
            },
            {
              "id": "customer_name",
              "name": "Customer",
              "type": "string",
              "value": "O'Neill & Søn ApS"
            },
            {
              "id": "purchase_order",
              "name": "Purchase order",
              "type": "string",
              "value": "PO-5512"
            },
            {
              "id": "currency",
              "name": "Currency",
              "type": "string",
              "value": "EUR"
            },
            {
              "id": "net_amount",
              "name": "Net amount",
              "type": "number",
              "value": 1042.5
            },
            {
              "id": "vat_rate",
              "name": "VAT rate",
              "type": "number",
              "value": 0.19
            },
            {
              "id": "total_amount",
              "name": "Total amount",
              "type": "number",
              "value": 1240.58
            },
            {
              "id": "reverse_charge",
              "name": "Reverse charge",
              "type": "boolean",
              "value": false
            },
            {
              "id": "payment_reference",
              "name": "Payment reference",
              "type": "string",
              "value": "RF18 5390 0754 7034"
            },
            {
              "id": "iban",
              "name": "IBAN",
              "type": "string",
              "value": "DE89370400440532013000"
            },
            {
              "id": "line_items",
              "name": "Line items",
              "type": "list",
              "value": [
                {
                  "description": "Paper A4 80 g",
                  "quantity": 40,
                  "unitPrice": 4.15
                },
                {
                  "description": "Toner cartridge",
                  "quantity": 3,
                  "unitPrice": 292.17
                }
              ]
            },
            {
              "id": "ship_to",
              "name": "Ship to",
              "type": "object",
              "value": {
                "street": "Hafenstraße 12",
                "postcode": "20457",
                "city": "Hamburg",
                "country": "DE"
              }
            },
            {
              "id": "discount",
              "name": "Discount",
              "type": "number",
              "value": null
            },
            {
              "id": "signature_present",
              "name": "Signature present",
              "type": "boolean",
              "value": true
            },
            {
              "id": "remarks",
              "name": "Remarks",
              "type": "string",
              "value": "Deliver to dock 3 — ask for José"
            }
          ],
          "size": [
            3,
            9
          ]
        }
      }
    }
  },
  "ExtractionRejectedData": {
    "type": "object",
    "required": [
      "extractionId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "error"
    ],
    "properties": {
      "extractionId": {
        "type": "string",
        "examples": [
          "69d2249016106a576cd7e6b1"
        ],
        "hint": {
          "hex": 24
        }
      },
      "status": {
        "type": "string",
        "const": "REJECTED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "tags": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "error": {
        "ref": "RejectionError"
      }
    }
  },
  "FieldPlacement": {
    "type": "object",
    "required": [
      "page",
      "x",
      "y",
      "width",
      "height"
    ],
    "properties": {
      "page": {
        "type": "integer",
        "minimum": 1,
        "examples": [
          1
        ],
        "hint": {
          "number": [
            1,
            2
          ]
        }
      },
      "x": {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [
          0.612
        ],
        "hint": {
          "number": [
            0.05,
            0.6
          ],
          "decimals": 4
        }
      },
      "y": {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [
          0.118
        ],
        "hint": {
          "number": [
            0.05,
            0.9
          ],
          "decimals": 4
        }
      },
      "width": {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [
          0.164
        ],
        "hint": {
          "number": [
            0.05,
            0.35
          ],
          "decimals": 4
        }
      },
      "height": {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [
          0.021
        ],
        "hint": {
          "number": [
            0.012,
            0.05
          ],
          "decimals": 4
        }
      }
    }
  },
  "FieldType": {
    "type": "string"
  },
  "FieldValue": {},
  "JobCompletedData": {
    "type": "object",
    "required": [
      "jobId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "output"
    ],
    "properties": {
      "jobId": {
        "type": "string",
        "examples": [
          "dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE"
        ],
        "hint": {
          "ulid": "dijob_"
        }
      },
      "status": {
        "type": "string",
        "const": "COMPLETED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "operation": {
        "type": "string",
        "examples": [
          "extract"
        ],
        "hint": {
          "chance": 0.6,
          "pick": [
            "extract"
          ]
        }
      },
      "hubId": {
        "type": "string",
        "examples": [
          "69d1f0c2a4b8e7730c5d9e11"
        ],
        "hint": {
          "chance": 0.4,
          "hex": 24
        }
      },
      "hubName": {
        "type": "string",
        "examples": [
          "Accounts payable"
        ],
        "hint": {
          "chance": 0.4,
          "pick": [
            "Accounts payable",
            "Claims intake",
            "Daily correspondence",
            "Customer onboarding"
          ]
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "metadata": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "output": {
        "ref": "ExtractionOutput"
      }
    }
  },
  "JobFailedData": {
    "type": "object",
    "required": [
      "jobId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "error"
    ],
    "properties": {
      "jobId": {
        "type": "string",
        "examples": [
          "dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE"
        ],
        "hint": {
          "ulid": "dijob_"
        }
      },
      "status": {
        "type": "string",
        "const": "FAILED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "operation": {
        "type": "string",
        "examples": [
          "extract"
        ],
        "hint": {
          "chance": 0.6,
          "pick": [
            "extract"
          ]
        }
      },
      "hubId": {
        "type": "string",
        "examples": [
          "69d1f0c2a4b8e7730c5d9e11"
        ],
        "hint": {
          "chance": 0.4,
          "hex": 24
        }
      },
      "hubName": {
        "type": "string",
        "examples": [
          "Accounts payable"
        ],
        "hint": {
          "chance": 0.4,
          "pick": [
            "Accounts payable",
            "Claims intake",
            "Daily correspondence",
            "Customer onboarding"
          ]
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "metadata": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "error": {
        "ref": "ProcessingError"
      }
    }
  },
  "JobRejectedData": {
    "type": "object",
    "required": [
      "jobId",
      "status",
      "outputAvailable",
      "createdAt",
      "updatedAt",
      "completedAt",
      "document",
      "error"
    ],
    "properties": {
      "jobId": {
        "type": "string",
        "examples": [
          "dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE"
        ],
        "hint": {
          "ulid": "dijob_"
        }
      },
      "status": {
        "type": "string",
        "const": "REJECTED"
      },
      "outputAvailable": {
        "type": "boolean",
        "hint": {
          "present": "output"
        }
      },
      "operation": {
        "type": "string",
        "examples": [
          "extract"
        ],
        "hint": {
          "chance": 0.6,
          "pick": [
            "extract"
          ]
        }
      },
      "hubId": {
        "type": "string",
        "examples": [
          "69d1f0c2a4b8e7730c5d9e11"
        ],
        "hint": {
          "chance": 0.4,
          "hex": 24
        }
      },
      "hubName": {
        "type": "string",
        "examples": [
          "Accounts payable"
        ],
        "hint": {
          "chance": 0.4,
          "pick": [
            "Accounts payable",
            "Claims intake",
            "Daily correspondence",
            "Customer onboarding"
          ]
        }
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "metadata": {
        "ref": "Tags"
      },
      "document": {
        "ref": "Document"
      },
      "error": {
        "ref": "RejectionError"
      }
    }
  },
  "NestedRun": {
    "type": "object",
    "required": [
      "id",
      "status",
      "createdAt",
      "updatedAt",
      "workflow",
      "progress",
      "steps"
    ],
    "properties": {
      "id": {
        "type": "string",
        "examples": [
          "69d22490161066a576cd7e70"
        ],
        "hint": {
          "hex": 24
        }
      },
      "status": {
        "ref": "RunStatus"
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "chance": 1,
          "moment": "completed"
        }
      },
      "durationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          150000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "created",
            "completed"
          ]
        }
      },
      "computedDurationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          148000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "started",
            "completed"
          ]
        }
      },
      "workflow": {
        "ref": "Workflow"
      },
      "progress": {
        "ref": "RunProgress"
      },
      "steps": {
        "type": "array",
        "items": {
          "ref": "RunStep"
        },
        "hint": {
          "draw": [
            {
              "name": "Received Document",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "accepted": true,
                "bytes": 184320
              }
            },
            {
              "name": "Extracted Document",
              "type": "document_insights",
              "status": "COMPLETED",
              "output": {
                "fieldCount": 2,
                "fields": [
                  {
                    "id": "invoice_number",
                    "value": "INV-2041"
                  },
                  {
                    "id": "total_amount",
                    "value": 1240.58
                  }
                ]
              }
            },
            {
              "name": "Check Totals",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "balanced": true
              }
            },
            {
              "name": "Human Review",
              "type": "web_function",
              "status": "COMPLETED",
              "message": "Nothing to review."
            },
            {
              "name": "Route Result",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "routedTo": "accounts-payable"
              }
            }
          ],
          "size": [
            1,
            4
          ]
        }
      },
      "error": {
        "ref": "RunError"
      }
    },
    "hint": {
      "timeline": "inner"
    }
  },
  "NestedRuns": {
    "type": "object",
    "required": [
      "count",
      "data"
    ],
    "properties": {
      "count": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          0
        ],
        "hint": {
          "count": "data"
        }
      },
      "data": {
        "type": "array",
        "items": {
          "ref": "NestedRun"
        },
        "hint": {
          "sizes": [
            0,
            0,
            0,
            0,
            1,
            2
          ],
          "depth": 1
        }
      }
    }
  },
  "ProcessingError": {
    "type": "object",
    "required": [
      "code",
      "message"
    ],
    "properties": {
      "code": {
        "type": "string",
        "examples": [
          "PROCESSING_FAILED"
        ],
        "hint": {
          "pick": [
            "PROCESSING_FAILED"
          ]
        }
      },
      "message": {
        "type": "string",
        "examples": [
          "The document could not be processed."
        ],
        "hint": {
          "pick": [
            "The document could not be processed.",
            "Text recognition gave up on page 4.",
            "The extraction model did not answer in time."
          ]
        }
      }
    }
  },
  "RejectionError": {
    "type": "object",
    "required": [
      "code",
      "message"
    ],
    "properties": {
      "code": {
        "type": "string",
        "examples": [
          "UNSUPPORTED_DOCUMENT",
          "BROKEN_FILE",
          "EMPTY_FILE",
          "UNSUPPORTED_LANGUAGE",
          "DUPLICATE_DOCUMENT"
        ]
      },
      "message": {
        "type": "string",
        "examples": [
          "The document type is not supported."
        ]
      }
    },
    "hint": {
      "pick": [
        {
          "code": "UNSUPPORTED_DOCUMENT",
          "message": "The document type is not supported."
        },
        {
          "code": "BROKEN_FILE",
          "message": "The file is broken and cannot be opened."
        },
        {
          "code": "EMPTY_FILE",
          "message": "The file is empty."
        },
        {
          "code": "UNSUPPORTED_LANGUAGE",
          "message": "The document's language is not supported."
        },
        {
          "code": "DUPLICATE_DOCUMENT",
          "message": "The same document was handed in before."
        }
      ]
    }
  },
  "RunCompletedData": {
    "type": "object",
    "required": [
      "runId",
      "workflowId",
      "status",
      "createdAt",
      "updatedAt",
      "completedAt",
      "workflow",
      "progress",
      "steps"
    ],
    "properties": {
      "runId": {
        "type": "string",
        "examples": [
          "69d224901610662a576cd7e6"
        ],
        "hint": {
          "hex": 24
        }
      },
      "workflowId": {
        "type": "string",
        "examples": [
          "daily-correspondence-loader"
        ],
        "hint": {
          "copy": "workflow/id"
        }
      },
      "status": {
        "type": "string",
        "const": "COMPLETED"
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "durationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          150000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "created",
            "completed"
          ]
        }
      },
      "computedDurationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          148000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "started",
            "completed"
          ]
        }
      },
      "workflow": {
        "ref": "Workflow"
      },
      "progress": {
        "ref": "RunProgress"
      },
      "steps": {
        "type": "array",
        "items": {
          "ref": "RunStep"
        },
        "hint": {
          "draw": [
            {
              "name": "Received Document",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "accepted": true,
                "bytes": 184320
              }
            },
            {
              "name": "Extracted Document",
              "type": "document_insights",
              "status": "COMPLETED",
              "output": {
                "fieldCount": 2,
                "fields": [
                  {
                    "id": "invoice_number",
                    "value": "INV-2041"
                  },
                  {
                    "id": "total_amount",
                    "value": 1240.58
                  }
                ]
              }
            },
            {
              "name": "Check Totals",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "balanced": true
              }
            },
            {
              "name": "Human Review",
              "type": "web_function",
              "status": "COMPLETED",
              "message": "Nothing to review."
            },
            {
              "name": "Route Result",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "routedTo": "accounts-payable"
              }
            }
          ],
          "size": [
            1,
            4
          ]
        }
      }
    }
  },
  "RunError": {
    "type": "object",
    "required": [
      "code",
      "message"
    ],
    "properties": {
      "code": {
        "type": "string",
        "examples": [
          "WORKFLOW_RUN_FAILED"
        ],
        "hint": {
          "pick": [
            "WORKFLOW_RUN_FAILED"
          ]
        }
      },
      "message": {
        "type": "string",
        "examples": [
          "Client endpoint rejected the request."
        ],
        "hint": {
          "copy": "../steps/-1/message"
        }
      }
    }
  },
  "RunFailedData": {
    "type": "object",
    "required": [
      "runId",
      "workflowId",
      "status",
      "createdAt",
      "updatedAt",
      "completedAt",
      "workflow",
      "progress",
      "steps",
      "error"
    ],
    "properties": {
      "runId": {
        "type": "string",
        "examples": [
          "69d224901610662a576cd7e6"
        ],
        "hint": {
          "hex": 24
        }
      },
      "workflowId": {
        "type": "string",
        "examples": [
          "daily-correspondence-loader"
        ],
        "hint": {
          "copy": "workflow/id"
        }
      },
      "status": {
        "type": "string",
        "const": "FAILED"
      },
      "createdAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:00Z"
        ],
        "hint": {
          "moment": "created"
        }
      },
      "startedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:20:02Z"
        ],
        "hint": {
          "chance": 0.7,
          "moment": "started"
        }
      },
      "updatedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "completedAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "moment": "completed"
        }
      },
      "durationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          150000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "created",
            "completed"
          ]
        }
      },
      "computedDurationMs": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          148000
        ],
        "hint": {
          "chance": 0.4,
          "elapsed": [
            "started",
            "completed"
          ]
        }
      },
      "workflow": {
        "ref": "Workflow"
      },
      "progress": {
        "ref": "RunProgress"
      },
      "steps": {
        "type": "array",
        "items": {
          "ref": "RunStep"
        },
        "hint": {
          "draw": [
            {
              "name": "Received Document",
              "type": "web_function",
              "status": "COMPLETED"
            },
            {
              "name": "Extracted Document",
              "type": "document_insights",
              "status": "COMPLETED",
              "output": {
                "fieldCount": 1,
                "fields": [
                  {
                    "id": "invoice_number",
                    "value": "INV-2041"
                  }
                ]
              }
            },
            {
              "name": "Check Totals",
              "type": "web_function",
              "status": "COMPLETED",
              "output": {
                "balanced": false
              }
            }
          ],
          "last": [
            {
              "name": "Route Result",
              "type": "web_function",
              "status": "FAILED",
              "message": "Client endpoint rejected the request."
            },
            {
              "name": "Post To Ledger",
              "type": "web_function",
              "status": "FAILED",
              "message": "Client endpoint did not answer in time."
            },
            {
              "name": "Classified Document",
              "type": "document_insights",
              "status": "FAILED",
              "message": "The document could not be processed."
            }
          ],
          "size": [
            0,
            2
          ]
        }
      },
      "error": {
        "ref": "RunError"
      }
    }
  },
  "RunProgress": {
    "type": "object",
    "required": [
      "stepsCompleted",
      "stepsTotal"
    ],
    "properties": {
      "stepsCompleted": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          1
        ],
        "hint": {
          "count": "../steps",
          "where": {
            "status": "COMPLETED"
          }
        }
      },
      "stepsTotal": {
        "type": "integer",
        "minimum": 0,
        "examples": [
          3
        ],
        "hint": {
          "count": "../steps"
        }
      }
    }
  },
  "RunStatus": {
    "type": "string",
    "hint": {
      "pick": [
        "COMPLETED"
      ]
    }
  },
  "RunStep": {
    "type": "object",
    "required": [
      "id",
      "name",
      "type",
      "status",
      "nestedRuns"
    ],
    "properties": {
      "id": {
        "type": "string",
        "examples": [
          "step_01"
        ],
        "hint": {
          "ordinal": "step_",
          "digits": 2
        }
      },
      "name": {
        "type": "string",
        "examples": [
          "Extracted Document"
        ]
      },
      "type": {
        "ref": "StepType"
      },
      "status": {
        "ref": "StepStatus"
      },
      "message": {
        "type": "string",
        "examples": [
          "Client endpoint rejected the request."
        ]
      },
      "output": {
        "ref": "StepOutput"
      },
      "nestedRuns": {
        "ref": "NestedRuns"
      }
    }
  },
  "StepOutput": {},
  "StepStatus": {
    "type": "string"
  },
  "StepType": {
    "type": "string"
  },
  "Tags": {
    "type": "object",
    "examples": [
      {
        "department": "finance",
        "costCentre": "4711"
      }
    ],
    "hint": {
      "chance": 0.5,
      "size": [
        1,
        3
      ],
      "entries": {
        "department": [
          "finance",
          "claims",
          "operations",
          "legal"
        ],
        "costCentre": [
          "4711",
          "4720",
          "1005"
        ],
        "region": [
          "EMEA",
          "AMER",
          "APAC"
        ],
        "batch": [
          "2026-w14",
          "2026-w15",
          "nightly"
        ],
        "source": [
          "email",
          "portal",
          "scanner"
        ]
      }
    }
  },
  "Workflow": {
    "type": "object",
    "required": [
      "id",
      "name"
    ],
    "properties": {
      "id": {
        "type": "string",
        "examples": [
          "daily-correspondence-loader"
        ]
      },
      "name": {
        "type": "string",
        "examples": [
          "Daily Correspondence Loader"
        ]
      }
    },
    "hint": {
      "pick": [
        {
          "id": "daily-correspondence-loader",
          "name": "Daily Correspondence Loader"
        },
        {
          "id": "invoice-approval",
          "name": "Invoice Approval"
        },
        {
          "id": "claims-intake",
          "name": "Claims Intake"
        },
        {
          "id": "kyc-onboarding",
          "name": "KYC Onboarding"
        }
      ]
    }
  },
  "WorkflowRunCompletedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "workflow.run.completed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "RunCompletedData"
      }
    }
  },
  "WorkflowRunFailedEvent": {
    "type": "object",
    "required": [
      "eventId",
      "eventType",
      "occurredAt",
      "apiVersion",
      "data"
    ],
    "properties": {
      "eventId": {
        "type": "string",
        "examples": [
          "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
          "evt_01JY7MWFFAIL00000000001"
        ],
        "hint": {
          "ulid": "evt_"
        }
      },
      "eventType": {
        "type": "string",
        "const": "workflow.run.failed"
      },
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "examples": [
          "2026-04-07T10:22:00Z"
        ],
        "hint": {
          "copy": "/data/completedAt"
        }
      },
      "apiVersion": {
        "ref": "ApiVersion"
      },
      "data": {
        "ref": "RunFailedData"
      }
    }
  }
};
