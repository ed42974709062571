export const deliveryStates = ['waiting', 'in_flight', 'delivered', 'exhausted', 'cancelled'] as const;

/** Where a delivery stands. `cancelled`: by a person, or because its subscription was deleted. */
export type DeliveryState = (typeof deliveryStates)[number];
