"""What people do in any order: the product beside a short model that never asks it."""
