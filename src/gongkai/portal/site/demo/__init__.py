"""A believable region to try the platform in: 云溪县, told through deeds from 2024 to a day in January 2026. All of it is made up."""
