// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

import type { EventType } from './catalog.ts';
import type { EventOf } from './models.ts';

/** One example: what it shows, and the event itself. */
export interface Example<Type extends EventType> {
  readonly summary: string;
  readonly event: EventOf<Type>;
}

export const examples: { readonly [Type in EventType]: { readonly [name: string]: Example<Type> } } = {
  "document-insights.job.completed": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7M9RE9GCST1Y4DQAQ3DWZM",
        "eventType": "document-insights.job.completed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MVHN27VKMTFVQA5GCNJME",
          "status": "COMPLETED",
          "outputAvailable": true,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "document": {
            "fileId": "file_01JY7MEQD76HH3YXJ4X06DBH9K",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "output": {
            "fieldCount": 0,
            "fields": []
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7M9QWBWCPMZK5QJ7RSE9P4",
        "eventType": "document-insights.job.completed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MGHKPVQRCF8GZF2V1YGCD",
          "status": "COMPLETED",
          "outputAvailable": true,
          "operation": "extract",
          "hubId": "69d1f0c2a4b8e7730c5d9e11",
          "hubName": "Accounts payable",
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "metadata": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7MC3H57RRF3TJ40NXHR6C4",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "output": {
            "fieldCount": 7,
            "fields": [
              {
                "id": "invoice_number",
                "name": "Invoice number",
                "type": "string",
                "value": "INV-2041",
                "confidence": 0.987,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.612,
                    "y": 0.118,
                    "width": 0.164,
                    "height": 0.021
                  }
                ]
              },
              {
                "id": "invoice_date",
                "name": "Invoice date",
                "type": "date",
                "value": "2026-03-31",
                "confidence": 0.961,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.612,
                    "y": 0.152,
                    "width": 0.121,
                    "height": 0.02
                  }
                ]
              },
              {
                "id": "total_amount",
                "name": "Total amount",
                "type": "number",
                "value": 1240.58,
                "confidence": 0.942,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.74,
                    "y": 0.801,
                    "width": 0.11,
                    "height": 0.022
                  },
                  {
                    "page": 3,
                    "x": 0.71,
                    "y": 0.12,
                    "width": 0.11,
                    "height": 0.022
                  }
                ]
              },
              {
                "id": "reverse_charge",
                "name": "Reverse charge",
                "type": "boolean",
                "value": false,
                "confidence": 0.88,
                "placements": [
                  {
                    "page": 2,
                    "x": 0.08,
                    "y": 0.64,
                    "width": 0.2,
                    "height": 0.018
                  }
                ]
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
                ],
                "confidence": 0.811,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.08,
                    "y": 0.4,
                    "width": 0.84,
                    "height": 0.18
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
                },
                "confidence": 0.903,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.08,
                    "y": 0.21,
                    "width": 0.3,
                    "height": 0.06
                  }
                ]
              },
              {
                "id": "discount",
                "name": "Discount",
                "type": "number",
                "value": null,
                "confidence": 0.702
              }
            ]
          }
        }
      }
    }
  },
  "document-insights.job.failed": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7M17TB0FWD58BN5F06NAG1",
        "eventType": "document-insights.job.failed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MCQ8CN9QVMWPHQZM1HA45",
          "status": "FAILED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "document": {
            "fileId": "file_01JY7M46XDZQ7C4JY4VKQF0N8Y",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "PROCESSING_FAILED",
            "message": "The document could not be processed."
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7MC41EE9CJFFJHFATQBDE4",
        "eventType": "document-insights.job.failed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7M9FK88610BFRG82TBKS9C",
          "status": "FAILED",
          "outputAvailable": false,
          "operation": "extract",
          "hubId": "69d1f0c2a4b8e7730c5d9e11",
          "hubName": "Accounts payable",
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "metadata": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7M1R85J2SY92W0QVXEPJ9V",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "error": {
            "code": "PROCESSING_FAILED",
            "message": "The document could not be processed."
          }
        }
      }
    }
  },
  "document-insights.job.rejected": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7MZ97SP855RTQ4YBD4JK5B",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MQ79VJ8TT431HH1S5WBH4",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MVJFA9N6Z5SV9S7YF13QA",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "UNSUPPORTED_DOCUMENT",
            "message": "The document type is not supported."
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7MF8Y3NNCRCSPNCNPDRK52",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MC3A1DTKMAQA8XZ2P14DC",
          "status": "REJECTED",
          "outputAvailable": false,
          "operation": "extract",
          "hubId": "69d1f0c2a4b8e7730c5d9e11",
          "hubName": "Accounts payable",
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "metadata": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7M75ABZN67D6B1R06DZ9QF",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "error": {
            "code": "UNSUPPORTED_DOCUMENT",
            "message": "The document type is not supported."
          }
        }
      }
    },
    "broken-file": {
      "summary": "The file cannot be opened.",
      "event": {
        "eventId": "evt_01JY7MTWY3T3HVG2NKRSYYDDXQ",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7MRFCRW5A4WX3X1GHXC1FK",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MG570YBA2CXCMVE0EQ0VA",
            "fileName": "scan-0007.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 911
          },
          "error": {
            "code": "BROKEN_FILE",
            "message": "The file is broken and cannot be opened."
          }
        }
      }
    },
    "empty-file": {
      "summary": "The file holds nothing.",
      "event": {
        "eventId": "evt_01JY7MF7FVEQZBHM1A7N8WGAK2",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7M5N2YS7D7ZXP4V6HNVQ6N",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MHGD9FHDKS19YPQHHYC5V",
            "fileName": "untitled.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 0
          },
          "error": {
            "code": "EMPTY_FILE",
            "message": "The file is empty."
          }
        }
      }
    },
    "unsupported-language": {
      "summary": "The text is in a language that is not supported.",
      "event": {
        "eventId": "evt_01JY7MZJFBGADZYDAAV3CYTQ4T",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7M52NVVK7PGXPCWADBJTVC",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7M1ZP5NNFC17699DV1A0RY",
            "fileName": "receipt.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 70211
          },
          "error": {
            "code": "UNSUPPORTED_LANGUAGE",
            "message": "The document's language is not supported."
          }
        }
      }
    },
    "duplicate-document": {
      "summary": "The same document was there before.",
      "event": {
        "eventId": "evt_01JY7MGHKD1NXSYJEMMTAAJQC0",
        "eventType": "document-insights.job.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "jobId": "dijob_01JY7M7RF33GGHXC8MTGZR8MX4",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MWFH0BC1ECJY0BRNT2HX7",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "DUPLICATE_DOCUMENT",
            "message": "The same document was handed in before."
          }
        }
      }
    }
  },
  "workflow.run.completed": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7MH648JC93GENCG5C2Y00W",
        "eventType": "workflow.run.completed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d2d10644e8b2ac694350ae",
          "workflowId": "daily-correspondence-loader",
          "status": "COMPLETED",
          "createdAt": "2026-04-07T10:10:00Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 0,
            "stepsTotal": 0
          },
          "steps": []
        }
      }
    },
    "full": {
      "summary": "Every property that is known, and a nested run.",
      "event": {
        "eventId": "evt_01JY7MRK74CKPV4M1QNRVXRTWQ",
        "eventType": "workflow.run.completed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d2389387c46cf376db64b4",
          "workflowId": "daily-correspondence-loader",
          "status": "COMPLETED",
          "createdAt": "2026-04-07T10:10:00Z",
          "startedAt": "2026-04-07T10:10:02Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "durationMs": 150000,
          "computedDurationMs": 148000,
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 3,
            "stepsTotal": 3
          },
          "steps": [
            {
              "id": "step_01",
              "name": "Received Document",
              "type": "web_function",
              "status": "COMPLETED",
              "message": "Accepted.",
              "output": {
                "accepted": true,
                "bytes": 184320
              },
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            },
            {
              "id": "step_02",
              "name": "Approve Each Invoice",
              "type": "web_function",
              "status": "COMPLETED",
              "output": [
                {
                  "invoice": "INV-2041",
                  "approved": true
                }
              ],
              "nestedRuns": {
                "count": 1,
                "data": [
                  {
                    "id": "69d244295534c9e5656e24bf",
                    "status": "COMPLETED",
                    "createdAt": "2026-04-07T10:10:10Z",
                    "startedAt": "2026-04-07T10:10:11Z",
                    "updatedAt": "2026-04-07T10:11:40Z",
                    "completedAt": "2026-04-07T10:11:40Z",
                    "durationMs": 90000,
                    "computedDurationMs": 89000,
                    "workflow": {
                      "id": "invoice-approval",
                      "name": "Invoice Approval"
                    },
                    "progress": {
                      "stepsCompleted": 1,
                      "stepsTotal": 1
                    },
                    "steps": [
                      {
                        "id": "step_01",
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
                        },
                        "nestedRuns": {
                          "count": 0,
                          "data": []
                        }
                      }
                    ]
                  }
                ]
              }
            },
            {
              "id": "step_03",
              "name": "Route Result",
              "type": "web_function",
              "status": "COMPLETED",
              "output": "accounts-payable",
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            }
          ]
        }
      }
    }
  },
  "workflow.run.failed": {
    "seed": {
      "summary": "The payload that Plextera's own page shows.",
      "event": {
        "eventId": "evt_01JY7MWFFAIL00000000001",
        "eventType": "workflow.run.failed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d224901610662a576cd7e6",
          "workflowId": "daily-correspondence-loader",
          "status": "FAILED",
          "createdAt": "2026-04-07T10:10:00Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 1,
            "stepsTotal": 3
          },
          "steps": [
            {
              "id": "step_01",
              "name": "Extracted Document",
              "type": "document_insights",
              "status": "COMPLETED",
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            },
            {
              "id": "step_02",
              "name": "Route Result",
              "type": "web_function",
              "status": "FAILED",
              "message": "Client endpoint rejected the request.",
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            }
          ],
          "error": {
            "code": "WORKFLOW_RUN_FAILED",
            "message": "Client endpoint rejected the request."
          }
        }
      }
    },
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7M67PTDMQJY9A88ZV3ZKEM",
        "eventType": "workflow.run.failed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d20607f6ba0d14f732fe09",
          "workflowId": "daily-correspondence-loader",
          "status": "FAILED",
          "createdAt": "2026-04-07T10:10:00Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 0,
            "stepsTotal": 0
          },
          "steps": [],
          "error": {
            "code": "WORKFLOW_RUN_FAILED",
            "message": "The run could not be started."
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known, and a nested run.",
      "event": {
        "eventId": "evt_01JY7MYZY9YVH7P6Z9631TRDHQ",
        "eventType": "workflow.run.failed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d29e3f7e895e5b318716c6",
          "workflowId": "daily-correspondence-loader",
          "status": "FAILED",
          "createdAt": "2026-04-07T10:10:00Z",
          "startedAt": "2026-04-07T10:10:02Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "durationMs": 150000,
          "computedDurationMs": 148000,
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 1,
            "stepsTotal": 3
          },
          "steps": [
            {
              "id": "step_01",
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
              },
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            },
            {
              "id": "step_02",
              "name": "Approve Each Invoice",
              "type": "web_function",
              "status": "FAILED",
              "message": "Client endpoint rejected the request.",
              "nestedRuns": {
                "count": 1,
                "data": [
                  {
                    "id": "69d2a1372c0b501a4c4a182f",
                    "status": "FAILED",
                    "createdAt": "2026-04-07T10:10:10Z",
                    "startedAt": "2026-04-07T10:10:11Z",
                    "updatedAt": "2026-04-07T10:11:40Z",
                    "completedAt": "2026-04-07T10:11:40Z",
                    "durationMs": 90000,
                    "computedDurationMs": 89000,
                    "workflow": {
                      "id": "invoice-approval",
                      "name": "Invoice Approval"
                    },
                    "progress": {
                      "stepsCompleted": 0,
                      "stepsTotal": 1
                    },
                    "steps": [
                      {
                        "id": "step_01",
                        "name": "Extracted Document",
                        "type": "document_insights",
                        "status": "FAILED",
                        "message": "Client endpoint rejected the request.",
                        "nestedRuns": {
                          "count": 0,
                          "data": []
                        }
                      }
                    ],
                    "error": {
                      "code": "WORKFLOW_RUN_FAILED",
                      "message": "Client endpoint rejected the request."
                    }
                  }
                ]
              }
            },
            {
              "id": "step_03",
              "name": "Route Result",
              "type": "web_function",
              "status": "QUEUED",
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            }
          ],
          "error": {
            "code": "WORKFLOW_RUN_FAILED",
            "message": "Client endpoint rejected the request."
          }
        }
      }
    },
    "one-failed-step": {
      "summary": "The only step failed, and its message is the error's.",
      "event": {
        "eventId": "evt_01JY7MQN28E71CKQXADQ7SB5XX",
        "eventType": "workflow.run.failed",
        "occurredAt": "2026-04-07T10:12:30Z",
        "apiVersion": "v1",
        "data": {
          "runId": "69d2771582c82e07c14c3377",
          "workflowId": "daily-correspondence-loader",
          "status": "FAILED",
          "createdAt": "2026-04-07T10:10:00Z",
          "updatedAt": "2026-04-07T10:12:30Z",
          "completedAt": "2026-04-07T10:12:30Z",
          "workflow": {
            "id": "daily-correspondence-loader",
            "name": "Daily Correspondence Loader"
          },
          "progress": {
            "stepsCompleted": 0,
            "stepsTotal": 1
          },
          "steps": [
            {
              "id": "step_01",
              "name": "Route Result",
              "type": "web_function",
              "status": "FAILED",
              "message": "Client endpoint rejected the request.",
              "nestedRuns": {
                "count": 0,
                "data": []
              }
            }
          ],
          "error": {
            "code": "WORKFLOW_RUN_FAILED",
            "message": "Client endpoint rejected the request."
          }
        }
      }
    }
  },
  "document-insights.extraction.completed": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7M1F121X60YJR5AR08EHM9",
        "eventType": "document-insights.extraction.completed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d2b355b8d26059a22af8d0",
          "status": "COMPLETED",
          "outputAvailable": true,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "document": {
            "fileId": "file_01JY7MCJS74B2W8F5SKX263VFW",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "output": {
            "fieldCount": 0,
            "fields": []
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7MJG7RY65TYJ1E4QAVMJAY",
        "eventType": "document-insights.extraction.completed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d29646d81831e760950572",
          "status": "COMPLETED",
          "outputAvailable": true,
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "tags": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7M26XST4R9QBNF5SW1MEMP",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "output": {
            "fieldCount": 7,
            "fields": [
              {
                "id": "invoice_number",
                "name": "Invoice number",
                "type": "string",
                "value": "INV-2041",
                "confidence": 0.987,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.612,
                    "y": 0.118,
                    "width": 0.164,
                    "height": 0.021
                  }
                ]
              },
              {
                "id": "invoice_date",
                "name": "Invoice date",
                "type": "date",
                "value": "2026-03-31",
                "confidence": 0.961,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.612,
                    "y": 0.152,
                    "width": 0.121,
                    "height": 0.02
                  }
                ]
              },
              {
                "id": "total_amount",
                "name": "Total amount",
                "type": "number",
                "value": 1240.58,
                "confidence": 0.942,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.74,
                    "y": 0.801,
                    "width": 0.11,
                    "height": 0.022
                  },
                  {
                    "page": 3,
                    "x": 0.71,
                    "y": 0.12,
                    "width": 0.11,
                    "height": 0.022
                  }
                ]
              },
              {
                "id": "reverse_charge",
                "name": "Reverse charge",
                "type": "boolean",
                "value": false,
                "confidence": 0.88,
                "placements": [
                  {
                    "page": 2,
                    "x": 0.08,
                    "y": 0.64,
                    "width": 0.2,
                    "height": 0.018
                  }
                ]
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
                ],
                "confidence": 0.811,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.08,
                    "y": 0.4,
                    "width": 0.84,
                    "height": 0.18
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
                },
                "confidence": 0.903,
                "placements": [
                  {
                    "page": 1,
                    "x": 0.08,
                    "y": 0.21,
                    "width": 0.3,
                    "height": 0.06
                  }
                ]
              },
              {
                "id": "discount",
                "name": "Discount",
                "type": "number",
                "value": null,
                "confidence": 0.702
              }
            ]
          }
        }
      }
    }
  },
  "document-insights.extraction.failed": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7MP4VAQM3GNR5PFKW1Y1GN",
        "eventType": "document-insights.extraction.failed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d240a662f71da28298f028",
          "status": "FAILED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "document": {
            "fileId": "file_01JY7M4D6BTVHK2EVHR1KX58H8",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "PROCESSING_FAILED",
            "message": "The document could not be processed."
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7M26J8ST7QJK75SDVNKBPC",
        "eventType": "document-insights.extraction.failed",
        "occurredAt": "2026-04-07T10:22:00Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d26fff4327fc3a5d08d51f",
          "status": "FAILED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:22:00Z",
          "completedAt": "2026-04-07T10:22:00Z",
          "tags": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7M778MJMGCZCKGB5K626SG",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "error": {
            "code": "PROCESSING_FAILED",
            "message": "The document could not be processed."
          }
        }
      }
    }
  },
  "document-insights.extraction.rejected": {
    "minimal": {
      "summary": "Only what is required.",
      "event": {
        "eventId": "evt_01JY7MVT8MQ20QDGN66NBZ98ZM",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d2b3eff63b570f0824e172",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7M14SGTSK7CSGEN5W8W1GA",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "UNSUPPORTED_DOCUMENT",
            "message": "The document type is not supported."
          }
        }
      }
    },
    "full": {
      "summary": "Every property that is known.",
      "event": {
        "eventId": "evt_01JY7M5BBEKBNMK2XEY6E4ZMC8",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d2a6b76b4ece4453031513",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "startedAt": "2026-04-07T10:20:02Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "tags": {
            "department": "finance",
            "costCentre": "4711"
          },
          "document": {
            "fileId": "file_01JY7M43G607Y9KCWGVD8Q3WJ8",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320,
            "pageCount": 3
          },
          "error": {
            "code": "UNSUPPORTED_DOCUMENT",
            "message": "The document type is not supported."
          }
        }
      }
    },
    "broken-file": {
      "summary": "The file cannot be opened.",
      "event": {
        "eventId": "evt_01JY7MF7FHJ67YS2Q3GXAMQBYG",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d2add7c961446976043fe1",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MYTDN3HWGR71EM2VBQA48",
            "fileName": "scan-0007.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 911
          },
          "error": {
            "code": "BROKEN_FILE",
            "message": "The file is broken and cannot be opened."
          }
        }
      }
    },
    "empty-file": {
      "summary": "The file holds nothing.",
      "event": {
        "eventId": "evt_01JY7MES8D6HZHE17Y772KC97T",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d21001865325018bdf7dcc",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MTJ0PKMKS3Q5YJ3ZPAG28",
            "fileName": "untitled.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 0
          },
          "error": {
            "code": "EMPTY_FILE",
            "message": "The file is empty."
          }
        }
      }
    },
    "unsupported-language": {
      "summary": "The text is in a language that is not supported.",
      "event": {
        "eventId": "evt_01JY7M5QP835RRY0C861HS8WBM",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d2cbbf1be83af86c000f57",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7M5H3W9DN2VXQEVCKGDYZJ",
            "fileName": "receipt.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 70211
          },
          "error": {
            "code": "UNSUPPORTED_LANGUAGE",
            "message": "The document's language is not supported."
          }
        }
      }
    },
    "duplicate-document": {
      "summary": "The same document was there before.",
      "event": {
        "eventId": "evt_01JY7MX8CSGWGW8JSCPDWQA066",
        "eventType": "document-insights.extraction.rejected",
        "occurredAt": "2026-04-07T10:20:04Z",
        "apiVersion": "v1",
        "data": {
          "extractionId": "69d23ebae39b5d66da518a5d",
          "status": "REJECTED",
          "outputAvailable": false,
          "createdAt": "2026-04-07T10:20:00Z",
          "updatedAt": "2026-04-07T10:20:04Z",
          "completedAt": "2026-04-07T10:20:04Z",
          "document": {
            "fileId": "file_01JY7MEQ10DQ7NY5MAG1V3DT8V",
            "fileName": "invoice-2041.pdf",
            "mimeType": "application/pdf",
            "sizeBytes": 184320
          },
          "error": {
            "code": "DUPLICATE_DOCUMENT",
            "message": "The same document was handed in before."
          }
        }
      }
    }
  }
};
