"""The tree of bodies with its past, the people, the roles they hold on bodies, and what each role may do."""
