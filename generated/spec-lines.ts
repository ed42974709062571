// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** The document, from the root of the repository. */
export const specFile = "spec/asyncapi.yaml";

/** The names of the schemas of what is not one event type's own. */
export const commonSchemas = {
  "headers": "DeliveryHeaders",
  "envelope": "EventEnvelope"
} as const;

/** Where a schema stands, its properties, and its list of known values. */
export interface SchemaLines {
  readonly line: number;
  readonly properties: { readonly [name: string]: number };
  readonly values?: number;
}

/** Lines of the document, counted from 1. */
export const specLines: {
  readonly method: number;
  readonly contentType: number;
  readonly eventTypes: number;
  readonly events: { readonly [type: string]: number };
  readonly signature: { readonly [parameter: string]: number };
  readonly schemas: { readonly [name: string]: SchemaLines };
} = {
  "method": 76,
  "contentType": 21,
  "eventTypes": 45,
  "events": {
    "document-insights.job.completed": 177,
    "document-insights.job.failed": 203,
    "document-insights.job.rejected": 229,
    "workflow.run.completed": 275,
    "workflow.run.failed": 301,
    "document-insights.extraction.completed": 337,
    "document-insights.extraction.failed": 363,
    "document-insights.extraction.rejected": 389
  },
  "signature": {
    "algorithm": 122,
    "construction": 123,
    "elementSeparator": 117,
    "encoding": 124,
    "format": 116,
    "header": 115,
    "letterCase": 125,
    "maxSignatures": 130,
    "secretEncoding": 127,
    "secretPrefix": 128,
    "signatureKey": 121,
    "signedContent": 126,
    "timestampKey": 119,
    "timestampUnit": 120,
    "toleranceSeconds": 129,
    "valueSeparator": 118
  },
  "schemas": {
    "ApiVersion": {
      "line": 526,
      "properties": {},
      "values": 529
    },
    "DeliveryHeaders": {
      "line": 439,
      "properties": {
        "X-Plextera-Delivery-Id": 450,
        "X-Plextera-Event-Id": 457,
        "X-Plextera-Event-Type": 464,
        "X-Plextera-Event-Occurred-At": 471,
        "X-Plextera-Api-Version": 479,
        "X-Plextera-Signature": 486
      }
    },
    "Document": {
      "line": 832,
      "properties": {
        "fileId": 838,
        "fileName": 845,
        "mimeType": 862,
        "sizeBytes": 868,
        "pageCount": 875
      }
    },
    "DocumentInsightsExtractionCompletedEvent": {
      "line": 614,
      "properties": {
        "eventId": 619,
        "eventType": 620,
        "occurredAt": 627,
        "apiVersion": 628,
        "data": 629
      }
    },
    "DocumentInsightsExtractionFailedEvent": {
      "line": 630,
      "properties": {
        "eventId": 635,
        "eventType": 636,
        "occurredAt": 643,
        "apiVersion": 644,
        "data": 645
      }
    },
    "DocumentInsightsExtractionRejectedEvent": {
      "line": 646,
      "properties": {
        "eventId": 651,
        "eventType": 652,
        "occurredAt": 659,
        "apiVersion": 660,
        "data": 661
      }
    },
    "DocumentInsightsJobCompletedEvent": {
      "line": 534,
      "properties": {
        "eventId": 539,
        "eventType": 540,
        "occurredAt": 547,
        "apiVersion": 548,
        "data": 549
      }
    },
    "DocumentInsightsJobFailedEvent": {
      "line": 550,
      "properties": {
        "eventId": 555,
        "eventType": 556,
        "occurredAt": 563,
        "apiVersion": 564,
        "data": 565
      }
    },
    "DocumentInsightsJobRejectedEvent": {
      "line": 566,
      "properties": {
        "eventId": 571,
        "eventType": 572,
        "occurredAt": 579,
        "apiVersion": 580,
        "data": 581
      }
    },
    "EventEnvelope": {
      "line": 494,
      "properties": {
        "eventId": 499,
        "eventType": 506,
        "occurredAt": 512,
        "apiVersion": 519,
        "data": 521
      }
    },
    "ExtractedField": {
      "line": 952,
      "properties": {
        "id": 958,
        "name": 964,
        "type": 969,
        "value": 970,
        "confidence": 971,
        "placements": 979
      }
    },
    "ExtractionCompletedData": {
      "line": 776,
      "properties": {
        "extractionId": 782,
        "status": 789,
        "outputAvailable": 790,
        "createdAt": 791,
        "startedAt": 792,
        "updatedAt": 793,
        "completedAt": 794,
        "tags": 795,
        "document": 796,
        "output": 797
      }
    },
    "ExtractionFailedData": {
      "line": 798,
      "properties": {
        "extractionId": 804,
        "status": 805,
        "outputAvailable": 806,
        "createdAt": 807,
        "startedAt": 808,
        "updatedAt": 809,
        "completedAt": 810,
        "tags": 811,
        "document": 812,
        "error": 813
      }
    },
    "ExtractionOutput": {
      "line": 898,
      "properties": {
        "fieldCount": 904,
        "fields": 911
      }
    },
    "ExtractionRejectedData": {
      "line": 814,
      "properties": {
        "extractionId": 820,
        "status": 821,
        "outputAvailable": 822,
        "createdAt": 823,
        "startedAt": 824,
        "updatedAt": 825,
        "completedAt": 826,
        "tags": 827,
        "document": 828,
        "error": 829
      }
    },
    "FieldPlacement": {
      "line": 993,
      "properties": {
        "page": 999,
        "x": 1006,
        "y": 1016,
        "width": 1026,
        "height": 1036
      }
    },
    "FieldType": {
      "line": 985,
      "properties": {},
      "values": 988
    },
    "FieldValue": {
      "line": 990,
      "properties": {}
    },
    "JobCompletedData": {
      "line": 664,
      "properties": {
        "jobId": 670,
        "status": 677,
        "outputAvailable": 678,
        "operation": 683,
        "hubId": 689,
        "hubName": 695,
        "createdAt": 705,
        "startedAt": 712,
        "updatedAt": 719,
        "completedAt": 726,
        "metadata": 733,
        "document": 734,
        "output": 735
      }
    },
    "JobFailedData": {
      "line": 736,
      "properties": {
        "jobId": 742,
        "status": 743,
        "outputAvailable": 744,
        "operation": 745,
        "hubId": 746,
        "hubName": 747,
        "createdAt": 748,
        "startedAt": 749,
        "updatedAt": 750,
        "completedAt": 751,
        "metadata": 752,
        "document": 753,
        "error": 754
      }
    },
    "JobRejectedData": {
      "line": 755,
      "properties": {
        "jobId": 761,
        "status": 762,
        "outputAvailable": 763,
        "operation": 764,
        "hubId": 765,
        "hubName": 766,
        "createdAt": 767,
        "startedAt": 768,
        "updatedAt": 769,
        "completedAt": 770,
        "metadata": 771,
        "document": 772,
        "error": 773
      }
    },
    "NestedRun": {
      "line": 1344,
      "properties": {
        "id": 1351,
        "status": 1358,
        "createdAt": 1359,
        "startedAt": 1360,
        "updatedAt": 1361,
        "completedAt": 1362,
        "durationMs": 1369,
        "computedDurationMs": 1370,
        "workflow": 1371,
        "progress": 1372,
        "steps": 1373,
        "error": 1379
      }
    },
    "NestedRuns": {
      "line": 1325,
      "properties": {
        "count": 1331,
        "data": 1338
      }
    },
    "ProcessingError": {
      "line": 1046,
      "properties": {
        "code": 1052,
        "message": 1058
      }
    },
    "RejectionError": {
      "line": 1072,
      "properties": {
        "code": 1078,
        "message": 1083
      }
    },
    "RunCompletedData": {
      "line": 1097,
      "properties": {
        "runId": 1103,
        "workflowId": 1110,
        "status": 1117,
        "createdAt": 1118,
        "startedAt": 1119,
        "updatedAt": 1120,
        "completedAt": 1121,
        "durationMs": 1122,
        "computedDurationMs": 1129,
        "workflow": 1136,
        "progress": 1137,
        "steps": 1138
      }
    },
    "RunError": {
      "line": 1224,
      "properties": {
        "code": 1230,
        "message": 1236
      }
    },
    "RunFailedData": {
      "line": 1170,
      "properties": {
        "runId": 1177,
        "workflowId": 1178,
        "status": 1179,
        "createdAt": 1180,
        "startedAt": 1181,
        "updatedAt": 1182,
        "completedAt": 1183,
        "durationMs": 1184,
        "computedDurationMs": 1185,
        "workflow": 1186,
        "progress": 1187,
        "steps": 1188,
        "error": 1223
      }
    },
    "RunProgress": {
      "line": 1265,
      "properties": {
        "stepsCompleted": 1271,
        "stepsTotal": 1278
      }
    },
    "RunStatus": {
      "line": 1380,
      "properties": {},
      "values": 1383
    },
    "RunStep": {
      "line": 1285,
      "properties": {
        "id": 1291,
        "name": 1298,
        "type": 1303,
        "status": 1304,
        "message": 1305,
        "output": 1310,
        "nestedRuns": 1311
      }
    },
    "StepOutput": {
      "line": 1322,
      "properties": {}
    },
    "StepStatus": {
      "line": 1317,
      "properties": {},
      "values": 1320
    },
    "StepType": {
      "line": 1312,
      "properties": {},
      "values": 1315
    },
    "Tags": {
      "line": 882,
      "properties": {}
    },
    "Workflow": {
      "line": 1242,
      "properties": {
        "id": 1248,
        "name": 1254
      }
    },
    "WorkflowRunCompletedEvent": {
      "line": 582,
      "properties": {
        "eventId": 587,
        "eventType": 588,
        "occurredAt": 595,
        "apiVersion": 596,
        "data": 597
      }
    },
    "WorkflowRunFailedEvent": {
      "line": 598,
      "properties": {
        "eventId": 603,
        "eventType": 604,
        "occurredAt": 611,
        "apiVersion": 612,
        "data": 613
      }
    }
  }
};
