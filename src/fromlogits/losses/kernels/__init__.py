"""Ways of computing the same losses, one file each: `reference` says what is true, the others are faster or need less memory."""
