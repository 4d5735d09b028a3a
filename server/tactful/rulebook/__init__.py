"""tactful.rulebook"""
