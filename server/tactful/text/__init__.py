"""tactful.text"""
