{ isStandIn = true; }
